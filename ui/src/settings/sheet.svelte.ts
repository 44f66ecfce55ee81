// Whether the keyboard sheet is on the screen.
class Sheet {
  open = $state(false);

  show(): void {
    this.open = true;
  }

  close(): void {
    this.open = false;
  }
}

export const sheet = new Sheet();

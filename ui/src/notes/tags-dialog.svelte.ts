// Whether the list of all tags is open.
class TagsDialogState {
  open = $state(false);

  show(): void {
    this.open = true;
  }

  close(): void {
    this.open = false;
  }
}

export const tagsDialog = new TagsDialogState();

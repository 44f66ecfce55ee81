// Writes dev/report.json, the document that the fake of the core shows: `node dev/make-report.mjs CLI FILE…`,
// where CLI is the built lectern-cli. The answer is not kept in the repository.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [cli, ...files] = process.argv.slice(2);
const library = mkdtempSync(join(tmpdir(), 'lectern-dev-'));
const run = (...args) =>
  JSON.parse(
    execFileSync(cli, ['--library', library, '--json', ...args], { encoding: 'utf8', maxBuffer: 1e9 }),
  );
execFileSync(cli, ['--library', library, 'init']);
run('add', ...files);
const documents = run('documents').map((document) => ({
  document,
  topics: run('topics', document.document).map((topic) => ({
    ...topic,
    html: run('show', topic.topic, '--as', 'html').html,
  })),
}));
writeFileSync(new URL('report.json', import.meta.url), JSON.stringify(documents));

import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ImportPreview } from '../../../../src/staff/figures-types.js';
import { ApiError, api } from '../../api.js';
import { Button } from '../../parts/button.js';
import { FormError } from '../../parts/form-error.js';
import { Icon } from '../../parts/icon.js';
import { useTexts } from '../../texts/texts.js';

/** Largest file the server takes. */
const LARGEST = 10 * 1024 * 1024;

/** Chooses a file, or takes one that is dropped; the server looks into it and stores no question yet. */
export function UploadForm({ onPreview }: { readonly onPreview: (preview: ImportPreview) => void }): JSX.Element {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function send(file: File | undefined) {
    if (!file || busy) return;
    setError(undefined);
    if (file.size > LARGEST) {
      setError(new ApiError(413, 'TOO_LARGE', 'the file is too large'));
      return;
    }
    setBusy(true);
    try {
      const name = new URLSearchParams({ name: file.name.slice(0, 200) });
      onPreview(await api.post<ImportPreview>(`figures/imports?${name}`, file));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      // the same file can be chosen again after it was mended
      if (input.current) input.current.value = '';
    }
  }
  return (
    <section
      class={over ? 'card upload over' : 'card upload'}
      aria-labelledby="upload"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void send(event.dataTransfer?.files[0]);
      }}
    >
      <h2 id="upload">{t('imports.upload')}</h2>
      <p class="soft">{t('imports.chooseAbout')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx,text/csv"
        aria-label={t('imports.file')}
        onChange={(event) => void send(event.currentTarget.files?.[0])}
      />
      <div class="actions">
        <Button look="main" icon="upload" busy={busy} onClick={() => input.current?.click()}>
          {t(busy ? 'imports.reading' : 'imports.choose')}
        </Button>
        <span class="soft drop-hint">
          <Icon name="import" /> {t('imports.drop')}
        </span>
      </div>
      <FormError error={error} />
    </section>
  );
}

import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { ImportPreview } from '../../../../src/staff/figures-types.js';
import { ApiError, api } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/field.js';
import { FormError } from '../../parts/form-error.js';
import { Icon } from '../../parts/icon.js';
import { useAccount } from '../../session/session-provider.js';
import { useTexts } from '../../texts/texts.js';

/** Largest file the server takes. */
const LARGEST = 10 * 1024 * 1024;

/** Chooses a file, or takes one that is dropped; the server looks into it and stores no question yet. */
export function UploadForm(props: {
  /** Organisations of earlier files. */
  readonly known: readonly string[];
  readonly onPreview: (preview: ImportPreview) => void;
}): JSX.Element {
  const { t } = useTexts();
  const account = useAccount();
  const list = useId();
  const [organisation, setOrganisation] = useState('');
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
      const query = new URLSearchParams({ name: file.name.slice(0, 200) });
      if (organisation.trim()) query.set('organisation', organisation.trim());
      props.onPreview(await api.post<ImportPreview>(`figures/imports?${query}`, file));
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
      <p class="soft">
        {t('imports.chooseAbout')}{' '}
        <a href="/api/staff/figures/imports/example" download>
          {t('imports.example')}
        </a>
      </p>
      {/* who is of one town imports for their own organisation */}
      {!account.municipality && (
        <>
          <Field
            label={t('imports.whose')}
            hint={t('imports.whoseHint', { organisation: account.organisation })}
            value={organisation}
            onValue={setOrganisation}
            maxLength={64}
            list={list}
          />
          <datalist id={list}>
            {props.known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
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

import '../policy.css';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportPreview, ImportRecord, ImportResult } from '../../../../src/staff/figures-types.js';
import { api } from '../../api.js';
import { Page } from '../../layout/page.js';
import { Button } from '../../parts/button.js';
import { useAccount } from '../../session/session-provider.js';
import { useTexts } from '../../texts/texts.js';
import { useLoad } from '../../use-load.js';
import { ImportHistory } from './import-history.js';
import { OrganisationKeys } from './organisation-keys.js';
import { Preview } from './preview.js';
import { RowErrors } from './row-errors.js';
import { UploadForm } from './upload-form.js';

/** Registers of other organisations: upload, look, take over; and take back. */
export function ImportsPage(): JSX.Element {
  const { t } = useTexts();
  const { role } = useAccount();
  const [preview, setPreview] = useState<ImportPreview>();
  const [result, setResult] = useState<ImportResult>();
  const history = useLoad((signal) => api.get<readonly ImportRecord[]>('figures/imports', { signal }), []);
  return (
    <Page title={t('imports.title')} wide>
      <p class="soft">{t('imports.about')}</p>
      {preview ? (
        <Preview
          key={preview.id}
          preview={preview}
          onCancel={() => setPreview(undefined)}
          onImported={(done) => {
            setPreview(undefined);
            setResult(done);
            history.reload();
          }}
        />
      ) : (
        <>
          {result && <Result result={result} onClose={() => setResult(undefined)} />}
          <UploadForm
            known={[...new Set(history.data?.map(({ organisation }) => organisation))]}
            onPreview={(next) => {
              setResult(undefined);
              setPreview(next);
            }}
          />
        </>
      )}
      <ImportHistory loading={history} />
      {role === 'admin' && <OrganisationKeys />}
    </Page>
  );
}

function Result({ result, onClose }: { readonly result: ImportResult; readonly onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const { imported, known, errors } = result;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card" aria-labelledby="import-result">
      <h2 id="import-result" tabIndex={-1} ref={heading}>
        {t('imports.done', { count: imported })}
      </h2>
      {known > 0 && <p>{t('imports.known', { count: known })}</p>}
      {errors.length > 0 && (
        <>
          <p>{t('imports.leftOut', { count: errors.length })}</p>
          <RowErrors errors={errors} />
        </>
      )}
      <p class="soft">{t('imports.tomorrow')}</p>
      <div class="actions">
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </section>
  );
}

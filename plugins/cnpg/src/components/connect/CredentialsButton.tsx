import { cnpgDatabaseCredentialsPermission } from '@pgportal/plugin-cnpg-common';
import { Suspense, lazy, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { OperationButton } from '../operations/OperationButton';
import { useDatabaseOperations } from '../operations/OperationsContext';
import { useRefusal } from '../operations/useRefusal';

const CredentialsDialog = lazy(() => import('./CredentialsDialog'));

/** Leads those who may see the application's password to it. */
export function CredentialsButton({ databaseRef }: { databaseRef: string }) {
  const { t } = useTexts();
  const { value, offer } = useDatabaseOperations();
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  // It takes the same permission, and is possible at any time.
  const isPermitted = offer('rotate-password')?.permitted;
  let refused: string | undefined;
  if (!value) refused = refusal('rotate-password');
  else if (!isPermitted) {
    refused = t('credentials.forbidden', {
      permission: cnpgDatabaseCredentialsPermission.name,
    });
  }
  return (
    <div>
      <OperationButton refused={refused} onClick={() => setOpen(true)}>
        {t('credentials.show')}
      </OperationButton>
      {isOpen && (
        <Suspense fallback={null}>
          <CredentialsDialog
            databaseRef={databaseRef}
            reason={value?.reason}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

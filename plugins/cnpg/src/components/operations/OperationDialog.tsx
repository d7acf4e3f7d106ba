import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  DatabaseDetail,
  DatabaseSummary,
} from '@pgportal/plugin-cnpg-common';
import { useId, useState } from 'react';
import {
  type OperationOffer,
  type OperationRecord,
  type OperationsDocument,
  cnpgApiRef,
} from '../../api';
import { useSay } from '../../hooks/useSay';
import { useTexts } from '../../hooks/useTexts';
import { CodeBlock } from '../common/CodeBlock';
import { Disclosure } from '../common/Disclosure';
import { FormDialog } from '../common/FormDialog';
import { Notice } from '../common/Notice';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { useRefusalText } from './useRefusalText';
import { forms } from './forms';
import type { Input } from './forms/form';
import { Outcome } from './Outcome';
import { isReasonGiven, ReasonField } from './ReasonField';
import { usePreview } from './usePreview';

/**
 * Says what an operation does, asks what it needs to know, starts it and shows
 * what comes of it.
 */
export default function OperationDialog(props: {
  database: DatabaseSummary | DatabaseDetail;
  document: OperationsDocument;
  offer: OperationOffer;
  /** Answers that are given already. */
  preset?: Input;
  /** Something was written, or is not as it was any more. */
  onChanged(): void;
  onClose(): void;
}) {
  const { database, document, offer, preset, onChanged, onClose } = props;
  const { id, facts } = offer;
  const { target, namespace, name } = database;
  const api = useApi(cnpgApiRef);
  const { t } = useTexts();
  const say = useSay();
  const describe = useRefusalText();
  const confirmId = useId();
  const form = forms[id];
  // The offer changes while one reads; what one decides on does not.
  const [before, setBefore] = useState(offer);
  const [input, setInput] = useState<Input>(() => ({
    ...form?.initial?.(facts, id),
    ...preset,
  }));
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<{
    isSending?: boolean;
    problem?: string;
    record?: OperationRecord;
  }>({});
  const { isSending = false, problem, record } = state;

  // Deletion is confirmed to the backend as well.
  const answers = id === 'delete' ? { confirm: typed } : input;
  const isConfirmed = !offer.destructive || typed === name;
  const isAnswered = form?.isComplete?.(input, facts) ?? true;
  const isReady =
    isAnswered && isConfirmed && isReasonGiven(document.reason, reason);
  const request = { input: answers, seen: before.seen };
  const { preview, error } = usePreview(
    database,
    id,
    isAnswered && !record && (id !== 'delete' || isConfirmed)
      ? request
      : undefined,
  );
  const said = preview ?? offer;
  const refusal = problem ?? (error ? describe(error) : undefined);

  const start = async () => {
    if (!isReady || isSending) return;
    setState({ isSending: true });
    const ref = { target, namespace, name };
    try {
      setState({
        record: await api.runOperation(ref, id, {
          ...request,
          ...(reason.trim() && { reason: reason.trim() }),
        }),
      });
    } catch (cause) {
      setState({ problem: describe(cause) });
      // What one decides on next is how it is now, which has just been said.
      const now = await api.getOperations(ref).catch(() => undefined);
      const renewed = now?.operations.find(it => it.id === id);
      if (renewed) setBefore(renewed);
    }
    onChanged();
  };

  return (
    <FormDialog
      title={t('operations.dialogTitle', {
        title: t(`operations.titles.${id}`),
        name,
      })}
      maxWidth={id === 'parameters' ? 'md' : 'sm'}
      onSubmit={start}
      onClose={isSending ? undefined : onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={isSending}>
            {t(record ? 'operations.close' : 'operations.cancel')}
          </Button>
          {!record && (
            <Button
              type="submit"
              variant="contained"
              color="primary"
              disabled={!isReady || isSending}
            >
              {t(`operations.titles.${id}`)}
            </Button>
          )}
        </>
      }
    >
      {/* There from the start: only what changes in it is read out. */}
      <div role="status" aria-live="polite">
        {record && (
          <Outcome
            record={record}
            database={database}
            before={before}
            document={document}
          />
        )}
      </div>
      {!record && (
        <Stack>
          <Notice
            severity={offer.destructive ? 'critical' : 'info'}
            heading="h3"
            title={t(
              offer.destructive
                ? 'operations.destructive'
                : 'operations.effect',
            )}
          >
            <Typography variant="body2">
              {say(said.messages?.effect, said.effect)}
            </Typography>
          </Notice>
          {form && (
            <form.Component
              id={id}
              facts={facts}
              input={input}
              onChange={next => {
                setInput(next);
                setState({});
              }}
            />
          )}
          {document.reason && (
            <ReasonField
              rule={document.reason}
              value={reason}
              onChange={setReason}
            />
          )}
          {offer.destructive && (
            <TextField
              id={confirmId}
              fullWidth
              required
              label={t('operations.confirm', { name })}
              value={typed}
              onChange={event => setTyped(event.target.value)}
              inputProps={{
                autoCapitalize: 'none',
                autoComplete: 'off',
                spellCheck: false,
              }}
            />
          )}
          <Disclosure summary={t('operations.writes')}>
            {preview ? (
              <Stack gap={1}>
                {preview.writes.map(({ request: line, body }) => (
                  <CodeBlock
                    key={line}
                    label={line}
                    code={
                      body
                        ? `${line}\n${JSON.stringify(body, undefined, 2)}`
                        : line
                    }
                  />
                ))}
              </Stack>
            ) : (
              <Typography variant="body2" color="textSecondary">
                {t('operations.writesLater')}
              </Typography>
            )}
          </Disclosure>
          <div role="alert">
            {refusal && <StateLabel tone="error">{refusal}</StateLabel>}
          </div>
        </Stack>
      )}
    </FormDialog>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import type { OperationId } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';
import { OperationButton } from './OperationButton';
import { useDatabaseOperations } from './OperationsContext';
import { useRefusal } from './useRefusal';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
}));

type Action = 'edit' | 'suspend' | 'resume' | 'run' | 'remove';

/** What can be done with one object of a table. */
export function RowOperations(props: {
  /** Name of the object, which the operations are given. */
  name: string;
  operations: [id: OperationId, action: Action][];
}) {
  const { name, operations } = props;
  const classes = useStyles();
  const { t } = useTexts();
  const { open } = useDatabaseOperations();
  const refusal = useRefusal();
  return (
    <div className={classes.root}>
      {operations.map(([id, action]) => {
        const word = t(`operations.row.${action}`);
        return (
          <OperationButton
            key={id}
            variant="text"
            label={t('operations.row.label', { action: word, name })}
            refused={refusal(id)}
            onClick={() => open(id, { name })}
          >
            {word}
          </OperationButton>
        );
      })}
    </div>
  );
}

/** Begins an operation that needs no object. */
export function StartOperation({ id }: { id: OperationId }) {
  const { t } = useTexts();
  const { open } = useDatabaseOperations();
  const refusal = useRefusal();
  return (
    <div>
      <OperationButton refused={refusal(id)} onClick={() => open(id)}>
        {t(`operations.titles.${id}`)}
      </OperationButton>
    </div>
  );
}

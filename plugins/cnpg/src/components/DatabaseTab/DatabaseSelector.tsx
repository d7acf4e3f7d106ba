import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import { makeStyles } from '@material-ui/core/styles';
import type { DatabaseSummary } from '@pgportal/plugin-cnpg-common';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  select: {
    fontSize: theme.typography.h5.fontSize,
    fontWeight: 'bold',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
}));

/** Chooses one of the databases of the entity. */
export function DatabaseSelector(props: {
  databases: DatabaseSummary[];
  /** `<target>/<namespace>/<name>` */
  selected: string;
  onSelect(ref: string): void;
}) {
  const { databases, selected, onSelect } = props;
  const classes = useStyles();
  const { t } = useTexts();
  const name = databases.find(it => it.ref === selected)?.name ?? '';
  return (
    <Select
      value={selected}
      onChange={event => onSelect(String(event.target.value))}
      renderValue={() => name}
      SelectDisplayProps={{ 'aria-label': t('selector', { name }) }}
      classes={{ select: classes.select }}
    >
      {databases.map(({ ref, name: title, targetTitle, health }) => (
        <MenuItem key={ref} value={ref}>
          {t('selectorItem', {
            name: title,
            target: targetTitle,
            state: t(`health.${health.state}`),
          })}
        </MenuItem>
      ))}
    </Select>
  );
}

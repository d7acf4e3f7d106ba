import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  root: {
    position: 'relative',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.default,
  },
  copy: {
    position: 'absolute',
    top: 4,
    right: 4,
    backgroundColor: theme.palette.background.default,
  },
  code: {
    margin: 0,
    padding: theme.spacing(1.5, 7, 1.5, 1.5),
    maxHeight: 480,
    overflow: 'auto',
    fontFamily: 'monospace',
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    color: theme.palette.text.primary,
  },
}));

/** Text to be copied. */
export function CodeBlock(props: {
  /** What it is, for screen readers. */
  label: string;
  code: string;
}) {
  const { label, code } = props;
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <div className={classes.root}>
      <pre
        className={classes.code}
        role="group"
        aria-label={label}
        // What scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {code}
      </pre>
      <div className={classes.copy}>
        <CopyTextButton
          text={code}
          variant="tertiary"
          tooltipText={t('endpoint.copied')}
          aria-label={t('endpoint.copy', { address: label })}
        />
      </div>
    </div>
  );
}

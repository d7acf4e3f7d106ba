import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { type MouseEvent, type ReactNode, useId } from 'react';
import { useHiddenStyles } from '../common/useHiddenStyles';

const useStyles = makeStyles(theme => ({
  refused: {
    color: theme.palette.text.secondary,
    borderStyle: 'dashed',
    boxShadow: 'none',
    cursor: 'not-allowed',
  },
}));

/**
 * A button that says why it cannot be pressed. It stays in the order of the
 * keyboard then, where a disabled one would be passed over with its reason.
 */
export function OperationButton(props: {
  children: ReactNode;
  /** Names what the button is for, where several read alike. */
  label?: string;
  refused: string | undefined;
  variant?: 'outlined' | 'text';
  /** Set for a button that opens a menu: whether it is open. */
  expanded?: boolean;
  endIcon?: ReactNode;
  onClick(event: MouseEvent<HTMLElement>): void;
}) {
  const { children, label, refused, variant = 'outlined' } = props;
  const { expanded, endIcon, onClick } = props;
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const id = useId();
  const isRefused = refused !== undefined;
  return (
    <>
      <Tooltip title={refused ?? ''}>
        <Button
          size="small"
          variant={variant}
          color={isRefused ? 'default' : 'primary'}
          aria-label={label}
          endIcon={endIcon}
          aria-haspopup={expanded === undefined ? undefined : 'menu'}
          aria-expanded={expanded}
          aria-disabled={isRefused || undefined}
          aria-describedby={isRefused ? id : undefined}
          disableRipple={isRefused}
          className={isRefused ? classes.refused : undefined}
          onClick={isRefused ? undefined : onClick}
        >
          {children}
        </Button>
      </Tooltip>
      {isRefused && (
        <span id={id} className={hidden.visuallyHidden}>
          {refused}
        </span>
      )}
    </>
  );
}

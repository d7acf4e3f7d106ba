import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  // The content scrolls, and the buttons stay in sight.
  form: {
    display: 'flex',
    flexDirection: 'column',
    flex: '1 1 auto',
    minHeight: 0,
  },
});

/** A dialog that is sent off; on a phone it takes the whole screen. */
export function FormDialog(props: {
  title: string;
  maxWidth?: 'sm' | 'md';
  actions: ReactNode;
  children: ReactNode;
  onSubmit(): void;
  /** Undefined while it has to stay. */
  onClose: (() => void) | undefined;
}) {
  const { title, maxWidth = 'sm', actions, children } = props;
  const { onSubmit, onClose } = props;
  const classes = useStyles();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('xs'));
  const id = useId();
  return (
    <Dialog
      open
      fullWidth
      maxWidth={maxWidth}
      fullScreen={isNarrow}
      aria-labelledby={id}
      onClose={onClose}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={event => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>{children}</DialogContent>
        <DialogActions>{actions}</DialogActions>
      </form>
    </Dialog>
  );
}

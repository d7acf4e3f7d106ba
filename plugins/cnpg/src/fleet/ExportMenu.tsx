import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Typography from '@material-ui/core/Typography';
import ExportIcon from '@material-ui/icons/GetApp';
import { useState } from 'react';
import { type FleetFilter, cnpgApiRef } from '../api';
import { useFleetTexts } from './useFleetTexts';
import { useReason } from './useReason';

/** Hands a file to the browser, which saves it. */
function save(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** All databases that fit the filter, as a file. */
export function ExportMenu({ filter }: { filter: FleetFilter }) {
  const api = useApi(cnpgApiRef);
  const { fleet } = useFleetTexts();
  const reasonOf = useReason();
  const [anchor, setAnchor] = useState<Element>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function download(format: 'csv' | 'json') {
    setAnchor(undefined);
    setBusy(true);
    setProblem(undefined);
    try {
      const day = new Date().toISOString().slice(0, 10);
      save(await api.exportFleet(filter, format), `databases-${day}.${format}`);
    } catch (error) {
      setProblem(fleet('export.failed', { reason: reasonOf(error) }));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {problem && (
        <Typography role="alert" variant="body2" color="error">
          {problem}
        </Typography>
      )}
      <Button
        size="small"
        variant="outlined"
        startIcon={<ExportIcon />}
        disabled={isBusy}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {fleet('export.label')}
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        {(['csv', 'json'] as const).map(format => (
          <MenuItem key={format} dense onClick={() => download(format)}>
            {fleet(`export.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

import { fleetTexts } from './texts';

export default fleetTexts;

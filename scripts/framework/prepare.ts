import {offlineCache} from "./offlineCache.js";
import {vendorFonts} from "./vendorFonts.js";

/** What Framework has to find before it builds or previews. */
vendorFonts();
offlineCache();

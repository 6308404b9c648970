/** Its bytes stand for compressed ones, so nothing compresses them again. */
export default { poweredByHeader: false, compress: false };

/** What a bundler makes of the file, which its settings decide: its bytes, its address, or a compiled program. */
declare const file: any;
export default file;

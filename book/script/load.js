// Data that a page needs only sometimes, as scripts of the build, each loaded once.
globalThis.loadScript = (() => {
  const loading = {};
  return (address) => loading[address] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = () => {
      delete loading[address];
      script.remove();
      reject(new Error(`${address} cannot be read.`));
    };
    document.head.append(script);
  });
})();

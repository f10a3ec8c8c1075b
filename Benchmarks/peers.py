"""One round of a workload by the Python libraries that can do it, a line of JSON for each.

usage: peers.py WORKLOAD FOLDER
       peers.py versions

FOLDER holds what the library wrote: a.npy, a.mtx, or x.npy with start0.npy and so on. A library that
is not there, or gives no answer, says so in its line.
"""

import json
import os
import sys
import time

import numpy as np

threads = int(os.environ.get("OPENBLAS_NUM_THREADS", os.cpu_count() or 1))
workload, folder = (sys.argv[1:] + [""])[:2]


def setting():
    """The BLAS libraries that are loaded, with their kernels and threads, and whether they differ
    from those that the library uses."""
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return "threadpoolctl is missing, so the BLAS is not known"
    found = set()
    for pool in threadpool_info():
        if pool["user_api"] == "blas":
            kernels = pool.get("architecture") or "unknown"
            same = kernels.lower() == os.environ.get("BENCH_CORE", kernels).lower()
            same = same and pool["num_threads"] == threads
            found.add(f"{pool['internal_api']} {kernels} {pool['num_threads']}" + ("" if same else ", not as here"))
    return ", ".join(sorted(found))


def torch_setting():
    """PyTorch has a BLAS of its own, which only PyTorch knows."""
    torch = need("torch")
    blas = "mkl" if torch.backends.mkl.is_available() else "another BLAS"
    return f"{blas} {torch.get_num_threads()}"


def load(name="a.npy"):
    return np.load(os.path.join(folder, name))


def tell(name, run, error, warm=None, blas=setting, times=1, seconds=lambda _: None):
    """Runs on the clock and prints a line; what is done several times counts once, and what has a clock of
    its own says by `seconds` what that shows."""
    try:
        if warm:
            warm()
        start = time.perf_counter()
        answer = run()
        taken = seconds(answer) or (time.perf_counter() - start) / times
        sample = {"seconds": taken, "error": float(error(answer)), "remark": blas()}
    except Exception as reason:  # whatever a library may raise
        sample = {"seconds": None, "error": None, "remark": f"{type(reason).__name__}: {reason}"[:200]}
    print(json.dumps({"name": name, "sample": sample}), flush=True)


def need(module):
    """Imports a library when its turn comes, so that a missing one costs its own line only."""
    __import__(module)
    return sys.modules[module]


def product():
    a = load()
    ones = np.ones((a.shape[1], 1), dtype=a.dtype)
    twice = a @ (a @ ones)
    tell(
        "NumPy",
        lambda: a @ a,
        lambda c: np.linalg.norm(c @ ones - twice) / np.linalg.norm(twice),
        warm=lambda: a @ a,
    )


def svd():
    a = load()
    tell(
        "NumPy",
        lambda: np.linalg.svd(a, full_matrices=False),
        lambda f: np.linalg.norm(a - (f[0] * f[1]) @ f[2]) / np.linalg.norm(a),
    )


def pinv():
    a = load()
    error = lambda p: np.linalg.norm(a @ p @ a - a) / np.linalg.norm(a)
    tell("NumPy", lambda: np.linalg.pinv(a), error)
    tell("SciPy", lambda: need("scipy.linalg").pinv(a), error, warm=lambda: need("scipy.linalg"))


def randomized():
    a, k = load(), 50
    optimum = np.linalg.norm(1 / np.arange(k + 1, 2001))
    extmath, svds = "sklearn.utils.extmath", "scipy.sparse.linalg"

    def error(answer):
        u, s, v = map(np.asarray, answer)
        rest = a - (u * s) @ v
        spectral = need(svds).svds(rest, 1, tol=1e-6, return_singular_vectors=False)[0]
        return max(np.linalg.norm(rest) / optimum, spectral * (k + 1))

    for sweeps in (2, 4):
        tell(
            f"scikit-learn, {sweeps} iterations",
            lambda: need(extmath).randomized_svd(a, k, n_oversamples=20, n_iter=sweeps, random_state=0),
            error,
            warm=lambda: need(extmath),
        )
    tell("fbpca", lambda: need("fbpca").pca(a, k, raw=True, n_iter=2, l=k + 20), error, warm=lambda: need("fbpca"))

    def torch_svd():
        torch = need("torch")
        u, s, v = torch.svd_lowrank(torch.from_numpy(a), q=k + 20, niter=2)
        return u[:, :k].numpy(), s[:k].numpy(), v[:, :k].numpy().T

    tell("PyTorch", torch_svd, error, warm=lambda: need("torch").set_num_threads(threads), blas=torch_setting)
    tell("ARPACK", lambda: need(svds).svds(a, k), error, warm=lambda: need(svds))


def skeleton():
    interpolative = "scipy.linalg.interpolative"
    a, k = np.asfortranarray(load()), 100

    def error(answer):
        order, coefficients = answer
        b = need(interpolative).reconstruct_matrix_from_id(a[:, order[:k]], order, coefficients)
        return np.linalg.norm(a - b) / np.linalg.norm(a)

    tell(
        "SciPy",
        lambda: need(interpolative).interp_decomp(a, k),
        error,
        warm=lambda: need(interpolative).interp_decomp(np.asfortranarray(a[:200, :200]), 5),
    )


def sparse():
    a, k = need("scipy.io").mmread(os.path.join(folder, "a.mtx")).tocsr(), 50

    def error(answer):
        u, s, vt = answer
        one, other = np.linalg.norm(a.T @ u - vt.T * s), np.linalg.norm(a @ vt.T - u * s)
        return max(one, other) / max(s)

    svds = lambda **options: need("scipy.sparse.linalg").svds(a, k, **options)
    tell("ARPACK", lambda: svds(), error, warm=lambda: need("scipy.sparse.linalg"))
    tell("PROPACK", lambda: svds(solver="propack"), error)
    extmath = "sklearn.utils.extmath"
    tell(
        "scikit-learn",
        lambda: need(extmath).randomized_svd(a, k, random_state=0),
        error,
        warm=lambda: need(extmath),
    )


def packages():
    """The rank 100 of package lines; each on the clock with what it needs of the same matrix beside it."""
    path, k = os.path.join(folder, "a.mtx"), 100
    if not os.path.exists(path):
        return
    a, holder = need("scipy.io").mmread(path).tocsr(), {}

    def error(answer):
        u, s, v = answer
        one, other = np.linalg.norm(a.T @ u - v * s), np.linalg.norm(a @ v - u * s)
        return max(one, other) / max(s)

    def truncated(**options):
        model = need("sklearn.decomposition").TruncatedSVD(k, random_state=0, **options)
        texts = model.fit_transform(a)
        return texts / model.singular_values_, model.singular_values_, model.components_.T

    for name, options in (
        ("scikit-learn, arpack", {"algorithm": "arpack"}),
        ("scikit-learn, randomized, 40 iterations", {"algorithm": "randomized", "n_iter": 40}),
    ):
        tell(name, lambda: truncated(**options), error, warm=lambda: need("sklearn.decomposition"))

    def corpus():
        need("gensim.models")
        holder["corpus"] = need("gensim.matutils").Sparse2Corpus(a.T.tocsc())

    def lsi():
        model = need("gensim.models").LsiModel(
            holder["corpus"], num_topics=k, chunksize=a.shape[0], power_iters=10)
        v, s = model.projection.u, model.projection.s
        return a @ v / s, s, v

    tell("gensim, 10 iterations", lsi, error, warm=corpus)

    def primme():
        u, s, vt = need("primme").svds(a, k, tol=1e-13)
        return u, s, vt.T

    tell("PRIMME", primme, error, warm=lambda: need("primme"))


def stream():
    """Incremental PCA over a file that is read in blocks."""
    decomposition = "sklearn.decomposition"
    a = np.load(os.path.join(folder, "a.npy"), mmap_mode="r")

    def run():
        pca = need(decomposition).IncrementalPCA(20)
        for start in range(0, a.shape[0], 10000):
            pca.partial_fit(np.asarray(a[start : start + 10000]))
        return pca

    def through_dask():
        da = need("dask.array")
        blocks = da.from_array(a, chunks=(10000, a.shape[1]))
        centered = blocks - blocks.mean(axis=0)
        svd = need("dask.array.linalg").svd_compressed(centered, 20, n_power_iter=2, n_oversamples=20, seed=0)
        return need("dask").compute(*svd)

    truth = load("truth.npy").ravel()[:20]
    error = lambda values: np.max(np.abs(values - truth) / truth)
    tell(
        "scikit-learn, IncrementalPCA",
        run,
        lambda pca: error(pca.singular_values_),
        warm=lambda: need(decomposition),
    )
    tell("Dask", through_dask, lambda svd: error(svd[1]), warm=lambda: need("dask.array.linalg"))


def tsqr():
    """The QR of a tall matrix in blocks of rows."""
    rows, columns = load("shape.npy").ravel().astype(int)

    def warm():
        need("dask.array.linalg")

    def run():
        da = need("dask.array")
        q, r = need("dask.array.linalg").tsqr(da.from_array(a, chunks=(rows // threads, columns)))
        return need("dask").compute(q, r)

    try:
        a = np.random.default_rng(1).uniform(-1, 1, (rows, columns))
    except MemoryError:
        a = None
    tell("Dask", run, lambda qr: np.abs(qr[0].T @ qr[0] - np.eye(columns)).max(), warm=warm)


def parts():
    """Principal components of rows in many files."""
    names = sorted(name for name in os.listdir(folder) if name.startswith("part-"))
    truth = load("truth.npy").ravel()[:20]

    def run():
        da = need("dask.array")
        files = [np.load(os.path.join(folder, name), mmap_mode="r") for name in names]
        blocks = da.concatenate([da.from_array(a, chunks=(50000, a.shape[1])) for a in files])
        centered = blocks - blocks.mean(axis=0)
        linalg = need("dask.array.linalg")
        return need("dask").compute(*linalg.svd_compressed(centered, 20, n_power_iter=2, seed=0)[1:])

    tell("Dask", run, lambda svd: np.max(np.abs(svd[0] - truth) / truth), warm=lambda: need("dask.array.linalg"))


def tensor(kind):
    for backend in ("numpy", "pytorch"):
        def prepare():
            tl = need("tensorly")
            tl.set_backend(backend)
            if backend == "pytorch":
                need("torch").set_num_threads(threads)
            need("tensorly.decomposition")

        def data():
            tl = need("tensorly")
            flat = load("x.npy")
            order = round(np.log(flat.size) / np.log(flat.shape[0]))
            shape = [flat.shape[0]] * order
            return tl.tensor(np.ascontiguousarray(flat.reshape(shape, order="F")))

        holder = {}

        def warm():
            prepare()
            tl = need("tensorly")
            holder["x"] = data()
            if kind == "cp":
                factors = [tl.tensor(np.ascontiguousarray(load(f"start{n}.npy"))) for n in range(3)]
                holder["start"] = need("tensorly.cp_tensor").CPTensor((None, factors))

        def run():
            methods, x = need("tensorly.decomposition"), holder["x"]
            if kind == "cp":
                return methods.parafac(x, 20, n_iter_max=50, init=holder["start"], tol=0)
            if kind == "tucker":
                return methods.tucker(x, [20] * 3)
            return methods.tensor_train(x, [1] + [16] * 4 + [1])

        def error(answer):
            tl = need("tensorly")
            return tl.norm(answer.to_tensor() - holder["x"]) / tl.norm(holder["x"])

        tell(f"TensorLy, {backend}", run, error, warm=warm, blas=setting if backend == "numpy" else torch_setting)


def factored():
    """A pass forward and back through two thin layers, by the clock of twenty."""
    holder = {}

    def warm():
        torch = need("torch")
        torch.set_num_threads(threads)
        column = lambda name: torch.from_numpy(np.ascontiguousarray(load(f"{name}.npy").T))
        left, right = column("left").T, column("right").T
        inner = torch.nn.Linear(right.shape[1], right.shape[0], bias=False)
        outer = torch.nn.Linear(left.shape[1], left.shape[0])
        with torch.no_grad():
            inner.weight.copy_(right), outer.weight.copy_(left), outer.bias.zero_()
        layer = torch.nn.Sequential(inner, outer)
        x, gradient = column("x").requires_grad_(), column("gradient")

        def passes(count):
            for _ in range(count):
                layer.zero_grad()
                x.grad = None
                layer(x).backward(gradient)
            return x.grad

        holder["passes"] = passes
        passes(3)

    truth = load("truth.npy").T
    error = lambda found: np.linalg.norm(found.numpy() - truth) / np.linalg.norm(truth)
    tell("PyTorch", lambda: holder["passes"](20), error, warm=warm, blas=torch_setting, times=20)


def step():
    """A step of training, by the clock of forty."""
    holder = {}

    def warm():
        need("torch").set_num_threads(threads)
        holder["course"] = need("transformer").Course(load).steps(10)

    def error(_):
        truth = load("truth.npy").item()
        return abs(need("transformer").Course(load).steps(20).loss().item() - truth) / truth

    tell("PyTorch", lambda: holder["course"].steps(40), error, warm=warm, blas=torch_setting, times=40)


def sign():
    """Five steps toward the matrix sign, as the optimizer of PyTorch takes them."""
    truth = load("truth.npy")
    holder = {}

    def steps(x):
        torch = need("torch")
        x = x / x.norm()
        for _ in range(5):
            gram = x @ x.T
            inner = torch.addmm(gram, gram, gram, beta=-4.7750, alpha=2.0315)
            x = torch.addmm(x, inner, x, beta=3.4445)
        return x

    def warm():
        torch = need("torch")
        torch.set_num_threads(threads)
        holder["a"] = torch.from_numpy(np.ascontiguousarray(load()))
        steps(holder["a"])

    error = lambda x: np.linalg.norm(x.double().numpy() - truth) / np.linalg.norm(truth)
    tell("PyTorch", lambda: steps(holder["a"]), error, warm=warm, blas=torch_setting)


def monarch():
    """The product of a Monarch matrix, as its authors write it: rearrange, batched product, twice."""
    holder = {}

    def product():
        bmm, rearrange = need("torch").bmm, need("einops").rearrange
        x, left, right = holder["x"], holder["left"], holder["right"]
        inner = bmm(rearrange(x, "k (b w) -> b k w", b=right.shape[0]), right.transpose(1, 2))
        outer = bmm(rearrange(inner, "b k c -> c k b"), left.transpose(1, 2))
        return rearrange(outer, "c k p -> k (p c)")

    def warm():
        torch, rearrange = need("torch"), need("einops").rearrange
        torch.set_num_threads(threads)
        blocks = 64
        holder["x"] = torch.from_numpy(np.ascontiguousarray(load("x.npy").T))
        for name, pattern in (("left", "p (c b) -> c p b"), ("right", "c (b w) -> b c w")):
            sizes = {"c": blocks} if name == "left" else {"b": blocks}
            holder[name] = rearrange(torch.from_numpy(np.ascontiguousarray(load(f"{name}.npy"))), pattern, **sizes)
            holder[name] = holder[name].contiguous()
        many(3)

    def many(count):
        for _ in range(count):
            answer = product()
        return answer

    truth = load("truth.npy")
    error = lambda y: np.linalg.norm(y.numpy().T - truth) / np.linalg.norm(truth)
    tell("PyTorch, einops", lambda: many(20), error, warm=warm, blas=torch_setting, times=20)


def projection():
    """The closest Monarch matrix, from full SVDs of all slices at once."""
    holder, side = {}, 32

    def project():
        torch, rearrange = need("torch"), need("einops").rearrange
        slices = rearrange(holder["a"], "(i c) (b w) -> (c b) i w", c=side, b=side)
        u, s, vt = torch.linalg.svd(slices, full_matrices=False)
        root = s[:, :1].sqrt()
        return u[:, :, 0] * root, vt[:, 0, :] * root

    def warm():
        torch = need("torch")
        torch.set_num_threads(threads)
        holder["a"] = torch.from_numpy(np.ascontiguousarray(load()))
        project()

    def error(factors):
        left, right = factors
        m = need("einops").rearrange(
            left[:, :, None] * right[:, None, :], "(c b) i w -> (i c) (b w)", c=side, b=side)
        return (holder["a"] - m).norm().item() / load("truth.npy").item()

    tell("PyTorch", project, error, warm=warm, blas=torch_setting)


def talk():
    """A prompt, or one token after another behind one, by the clock of all."""
    prompt, made = [int(token) for token in load("prompt.npy").ravel()], int(load("made.npy").item())
    truth, holder = load("truth.npy").ravel(), {}

    def turn(model, count):
        model.forget()
        logits = model.read(prompt)
        tokens = []
        holder["start"] = time.perf_counter()
        for _ in range(count):
            tokens.append(int(logits.argmax()))
            logits = model.read(tokens[-1:])
        return tokens if count else logits.numpy()

    def error(answer):
        return np.mean(np.array(answer) != truth) if made else np.abs(answer - truth).max()

    def seconds(answer):
        return (time.perf_counter() - holder["start"]) / made if made else None

    def prepare(make):
        need("torch").set_num_threads(threads)
        llama = need("llama")
        if "file" not in holder:
            holder["file"] = llama.File(os.path.join(folder, "model.gguf"))
        holder["model"] = make(llama, holder["file"])
        turn(holder["model"], min(made, 8))

    for name, make in (
        ("PyTorch, by hand", lambda llama, file: llama.Llama(file, len(prompt) + made)),
        ("transformers", lambda llama, file: llama.Transformers(file)),
    ):
        tell(
            name,
            lambda: turn(holder["model"], made),
            error,
            warm=lambda: prepare(make),
            blas=torch_setting,
            seconds=seconds,
        )


def tokens():
    """The ids of a text, by the tokenizer that the facts of the model's file describe."""
    holder = {}

    def warm():
        tokenizers, reader = need("tokenizers"), need("gguf").GGUFReader(os.path.join(folder, "model.gguf"))
        fact = lambda key: reader.fields[f"tokenizer.ggml.{key}"].contents()
        merges = [tuple(pair.split(" ")) for pair in fact("merges")]
        tokenizer = tokenizers.Tokenizer(
            tokenizers.models.BPE({word: token for token, word in enumerate(fact("tokens"))}, merges))
        cuts = tokenizers.pre_tokenizers
        tokenizer.pre_tokenizer = cuts.Sequence(
            [cuts.Digits(individual_digits=True), cuts.ByteLevel(add_prefix_space=False)])
        holder["tokenizer"] = tokenizer
        holder["text"] = open(os.path.join(folder, "text.txt"), encoding="utf-8", newline="").read()
        tokenizer.encode(holder["text"])

    def error(encoding):
        truth = load("truth.npy").ravel()
        return np.mean(np.array(encoding.ids) != truth) if len(encoding.ids) == len(truth) else 1

    tell("tokenizers", lambda: holder["tokenizer"].encode(holder["text"]), error, warm=warm)


def descent():
    """Twenty epochs of descent over ratings, by the clock of one."""
    table, truth = load("ratings.npy"), load("truth.npy").item()
    holder = {}

    def warm():
        surprise = need("surprise")
        rows = [(int(person), int(item), value, None) for person, item, value in table]
        holder["ratings"] = surprise.Dataset(surprise.Reader(rating_scale=(1, 5))).construct_trainset(rows)

    def run():
        return need("surprise").SVD(n_factors=100, n_epochs=20, random_state=0).fit(holder["ratings"])

    def error(model):
        predictions = model.test(holder["ratings"].build_testset())
        return need("surprise").accuracy.rmse(predictions, verbose=False) / truth

    tell("Surprise", run, error, warm=warm, times=20)


def implicit():
    """Fifteen sweeps over what people did."""
    table, truth = load("ratings.npy"), load("truth.npy").item()
    people, items = table[:, 0].astype(int), table[:, 1].astype(int)
    holder = {}

    def warm():
        need("implicit.als")
        # The values are whole confidences there, and excesses over 1 here.
        holder["matrix"] = need("scipy.sparse").csr_matrix((table[:, 2] + 1, (people, items)), dtype=np.float32)

    def run(**options):
        method = need("implicit.als").AlternatingLeastSquares(
            factors=64, regularization=0.01, alpha=1.0, iterations=15, num_threads=threads,
            use_gpu=False, random_state=0, **options)
        # What is there when a fit begins is where it begins.
        start = lambda name: np.ascontiguousarray(load(f"{name}.npy").T.astype(np.float32))
        method.user_factors, method.item_factors = start("people"), start("items")
        method.fit(holder["matrix"], show_progress=False)
        return method.user_factors.astype(float), method.item_factors.astype(float)

    def error(factors):
        x, y = factors
        guesses = np.einsum("ij,ij->i", x[people], y[items])
        loss = np.sum((x.T @ x) * (y.T @ y)) + 0.01 * (np.sum(x * x) + np.sum(y * y))
        return (loss + np.sum((1 + table[:, 2]) * (1 - guesses) ** 2 - guesses**2)) / truth

    tell("implicit, conjugate gradients", run, error, warm=warm)
    tell("implicit, Cholesky", lambda: run(use_cg=False), error, warm=warm)


def versions():
    """The libraries that there are, as one line of text."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in open(os.path.join(os.path.dirname(__file__), "requirements.txt")):
        name = name.split("=")[0].split("[")[0].strip()
        try:
            found.append(f"{name} {version(name)}" if name and not name.startswith("#") else None)
        except PackageNotFoundError:
            pass
    print(f"Python {sys.version.split()[0]}, " + ", ".join(filter(None, found)))


workloads = {
    "versions": versions,
    "product64": product,
    "product32": product,
    "svd": svd,
    "pinv": pinv,
    "randomized": randomized,
    "skeleton": skeleton,
    "sparse": sparse,
    "packages": packages,
    "stream": stream,
    "tsqr": tsqr,
    "parts": parts,
    "cp": lambda: tensor("cp"),
    "tucker": lambda: tensor("tucker"),
    "factored": factored,
    "step": step,
    "sign": sign,
    "monarch": monarch,
    "projection": projection,
    "prompt": talk,
    "generation": talk,
    "tokens": tokens,
    "train": lambda: tensor("train"),
    "descent": descent,
    "implicit": implicit,
}
workloads[workload]()

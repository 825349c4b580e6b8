-- wrk script: asks for the addresses of the file named in PATHS one after another, as a phone does, and prints percentiles as JSON.
-- With FRESH set each address gets a query of its own, so that no answer comes from the page cache.
local paths = {}
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
local fresh = os.getenv("FRESH")
local thread = 0
function setup(t) t:set("first", thread * 7919); thread = thread + 1 end
local next_path = 0
function init() next_path = first or 0 end
function request()
  next_path = next_path + 1
  local path = paths[next_path % #paths + 1]
  if fresh then path = path .. (path:find("?", 1, true) and "&" or "?") .. "n=" .. fresh .. next_path end
  return wrk.format("GET", path, { ["Accept"] = "text/html", ["Accept-Encoding"] = "br, gzip" })
end
function done(summary, latency)
  io.write(string.format(
    '{"requests_per_second": %.0f, "p50_ms": %.2f, "p95_ms": %.2f, "p99_ms": %.2f, "errors": %d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end

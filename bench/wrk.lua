-- Requests as they are, one after the other, from the file BENCH_REQUESTS: each a line with its length, then its bytes.
local wires, last = {}, 0

function init()
  local file = assert(io.open(os.getenv("BENCH_REQUESTS"), "rb"))
  while true do
    local size = file:read("*n")
    if not size then break end
    file:read(1)
    wires[#wires + 1] = file:read(size)
  end
  file:close()
end

function request()
  last = last % #wires + 1
  return wires[last]
end

-- Requests, microseconds, errors, then two latencies in microseconds: the median and the 99th of a hundred.
function done(summary, latency, requests)
  local errors = summary.errors
  local all = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, all,
    latency:percentile(50), latency:percentile(99)))
end

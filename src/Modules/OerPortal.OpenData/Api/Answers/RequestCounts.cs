using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace OerPortal.OpenData.Api;

/// <summary>
/// How many requests came from each address in this minute, in memory alone. Generous: a whole school is one address. Counts are this
/// instance's own; who has several lets through as many times as much.
/// </summary>
internal sealed class RequestCounts(IConfiguration settings, TimeProvider time)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // More addresses than that in a minute are a flood; they share one count.
    private const int MostAddresses = 100_000;

    private readonly int _limit = settings.GetValue("OpenData:RequestsPerMinute", 3_000);
    private volatile Minute _minute = new(0);

    /// <summary>Counts one more.</summary>
    public Counted Count(IPAddress? from)
    {
        var now = time.GetUtcNow().Ticks;
        var number = now / Window.Ticks;
        var minute = _minute;
        // Two may begin a minute at once; then a few requests are not counted.
        if (minute.Number != number) _minute = minute = new Minute(number);
        var count = minute.Add(KeyOf(from));
        var rest = (int)Math.Ceiling(TimeSpan.FromTicks(((number + 1) * Window.Ticks) - now).TotalSeconds);
        return new Counted(_limit, Math.Max(0, _limit - count), Math.Max(1, rest), count > _limit);
    }

    // Of the newer addresses one visitor has 2^64.
    private static UInt128 KeyOf(IPAddress? from)
    {
        if (from is null) return 0;
        Span<byte> bytes = stackalloc byte[16];
        from.MapToIPv6().TryWriteBytes(bytes, out _);
        if (from.AddressFamily == AddressFamily.InterNetworkV6 && !from.IsIPv4MappedToIPv6) bytes[8..].Clear();
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private sealed class Minute(long number)
    {
        private readonly ConcurrentDictionary<UInt128, int> _counts = new();
        private int _addresses;

        public long Number => number;

        public int Add(UInt128 key) => _counts.AddOrUpdate(Room(key), 1, (_, count) => count + 1);

        private UInt128 Room(UInt128 key)
            => _counts.ContainsKey(key) || Interlocked.Increment(ref _addresses) <= MostAddresses ? key : UInt128.MaxValue;
    }
}

/// <param name="Left">Requests that are left in this minute.</param>
/// <param name="Seconds">Until the next.</param>
internal readonly record struct Counted(int Limit, int Left, int Seconds, bool IsTooMany);

using System.Buffers.Text;
using System.IO.Hashing;
using OerPortal.OpenData.Data;

namespace OerPortal.OpenData.OaiPmh.Protocol;

/// <summary>
/// Where a list goes on. Nothing of it is kept here: a token says everything itself, so it never expires, and works on every instance.
/// </summary>
/// <param name="Format">Number of the format; 0 for lists without one.</param>
/// <param name="Set">Of what the list is.</param>
/// <param name="After">Of the last one told: its position, or number of the set.</param>
/// <param name="Cursor">How many were told before.</param>
internal sealed record ListToken(OaiVerb Verb, int Format, ChosenSet Set, TimeWindow? Window, long After, long Cursor)
{
    private const byte Form = 1;
    private const int Longest = 120;
    private const int SumLength = 4;

    /// <param name="place">Where it was given out: a school's token is no other's.</param>
    public string Write(Guid place)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        var at = 0;
        bytes[at++] = (byte)((Form << 4) | (int)Verb);
        Put(bytes, ref at, Format);
        Put(bytes, ref at, (long)Set.Kind);
        Put(bytes, ref at, Set.Number);
        PutTime(bytes, ref at, Window?.From);
        PutTime(bytes, ref at, Window?.Until);
        Put(bytes, ref at, After);
        Put(bytes, ref at, Cursor);
        Sum(bytes[..at], place).CopyTo(bytes[at..]);
        return Base64Url.EncodeToString(bytes[..(at + SumLength)]);
    }

    /// <summary>Null for what was not written by <see cref="Write"/>, for this verb, at this place.</summary>
    public static ListToken? Read(string text, OaiVerb verb, Guid place)
    {
        Span<byte> room = stackalloc byte[Longest];
        if (text.Length > Longest || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, room, out var length) || length <= SumLength) return null;
        var bytes = room[..(length - SumLength)];
        if (!Sum(bytes, place).SequenceEqual(room[(length - SumLength)..length]) || bytes[0] != ((Form << 4) | (int)verb)) return null;
        var at = 1;
        var token = new ListToken(verb, (int)Take(bytes, ref at), TakeSet(bytes, ref at), TakeWindow(bytes, ref at), Take(bytes, ref at), Take(bytes, ref at));
        return at == bytes.Length ? token : null;
    }

    private static ChosenSet TakeSet(ReadOnlySpan<byte> bytes, ref int at) => new((ChosenSetKind)Take(bytes, ref at), (int)Take(bytes, ref at));

    private static TimeWindow? TakeWindow(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (from, until) = (TakeTime(bytes, ref at), TakeTime(bytes, ref at));
        return from is null && until is null ? null : new TimeWindow(from, until);
    }

    // A damaged token is told by this; nobody is kept from making one, since it opens nothing.
    private static byte[] Sum(ReadOnlySpan<byte> bytes, Guid place)
    {
        var sum = new XxHash32();
        sum.Append(place.ToByteArray());
        sum.Append(bytes);
        return sum.GetCurrentHash();
    }

    private static void PutTime(Span<byte> bytes, ref int at, DateTimeOffset? time)
        => Put(bytes, ref at, time is { } value ? (value.UtcTicks / TimeSpan.TicksPerSecond) + 1 : 0);

    private static DateTimeOffset? TakeTime(ReadOnlySpan<byte> bytes, ref int at)
        => Take(bytes, ref at) is > 0 and <= 315_537_897_600 and var seconds ? new DateTimeOffset((seconds - 1) * TimeSpan.TicksPerSecond, TimeSpan.Zero) : null;

    // Seven bits a byte, the low ones first.
    private static void Put(Span<byte> bytes, ref int at, long number)
    {
        for (; number > 0x7f; number >>= 7) bytes[at++] = (byte)(number | 0x80);
        bytes[at++] = (byte)number;
    }

    private static long Take(ReadOnlySpan<byte> bytes, ref int at)
    {
        long number = 0;
        for (var shift = 0; at < bytes.Length && shift < 63; shift += 7)
        {
            var part = bytes[at++];
            number |= (long)(part & 0x7f) << shift;
            if (part < 0x80) break;
        }

        return number;
    }
}

/// <summary>The part of the records that a list is of.</summary>
/// <param name="Number">Of the set, or of the kind in <c>SetSpecs</c>; 0 for everything.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct ChosenSet(ChosenSetKind Kind, int Number)
{
    public static ChosenSet Everything { get; }
}

internal enum ChosenSetKind
{
    Everything,

    /// <summary>One set, such as one subject.</summary>
    One,

    /// <summary>All sets of a kind, such as everything that has a subject.</summary>
    AllOfKind,
}

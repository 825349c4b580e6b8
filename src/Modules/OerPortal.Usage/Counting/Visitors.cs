using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OerPortal.Usage.Counting;

/// <summary>
/// Tells visitors apart for a day without knowing them: a mark is a hash with a random key that is never written down and replaced every day.
/// What is remembered of a mark is bounded, stays in memory, and is nothing that leads back to anybody.
/// </summary>
internal sealed class Visitors
{
    private readonly Lock _lock = new();
    private readonly RecentMarks _recent = new();
    private readonly MarksOfDay _today = new();
    private readonly byte[] _key = new byte[32];
    private DateOnly _day;

    /// <param name="who">What a request says of where it comes from: address, agent, who is signed in.</param>
    /// <param name="use">What was used and how.</param>
    /// <returns>Null for a second click within 30 seconds; else whether it is the visitor's first of this use today.</returns>
    internal bool? Meet(string who, string use, DateTimeOffset now, DateOnly day)
    {
        lock (_lock)
        {
            if (day > _day)
                BeginDay(day);
            var mark = MarkOf(who, use);
            return _recent.HasJustSeen(mark, now) ? null : _today.IsNew(mark);
        }
    }

    private void BeginDay(DateOnly day)
    {
        _day = day;
        RandomNumberGenerator.Fill(_key);
        _today.Clear();
    }

    private ulong MarkOf(string who, string use)
    {
        var text = $"{who}\n{use}";
        Span<byte> bytes = stackalloc byte[1024];
        var length = Encoding.UTF8.GetMaxByteCount(text.Length) <= bytes.Length ? Encoding.UTF8.GetBytes(text, bytes) : 0;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, length > 0 ? bytes[..length] : Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}

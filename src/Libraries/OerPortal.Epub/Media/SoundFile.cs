using System.Buffers.Binary;

namespace OerPortal.Epub.Media;

/// <summary>How long a sound plays, and whether it is whole, by its own counts: nothing is decoded.</summary>
internal static class SoundFile
{
    private const int HeadBytes = 256 << 10;
    private const int TailBytes = 64 << 10;
    private const double LongestSeconds = 7 * 24 * 3600;

    /// <param name="mediaType">By our own detection.</param>
    public static MediaFacts Read(string path, string mediaType)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        var head = new byte[Math.Min(length, HeadBytes)];
        head = head[..RandomAccess.Read(file, head, 0)];
        var facts = mediaType switch
        {
            "audio/mpeg" or "audio/aac" => Frames(head, length),
            "audio/wav" => Wav(head, length),
            "audio/flac" => Flac(head),
            "audio/ogg" => Ogg(head, Tail(file, length)),
            _ => new MediaFacts(null, MediaDamage.None),
        };
        return facts.Seconds is > 0 and <= LongestSeconds ? facts with { Seconds = Math.Round(facts.Seconds.Value, 2) } : facts with { Seconds = null };
    }

    private static byte[] Tail(Microsoft.Win32.SafeHandles.SafeFileHandle file, long length)
    {
        var tail = new byte[Math.Min(length, TailBytes)];
        return tail[..RandomAccess.Read(file, tail, length - tail.Length)];
    }

    // The mean of the first frames gives the rate; a Xing or Info frame counts them all.
    private static MediaFacts Frames(ReadOnlySpan<byte> head, long length)
    {
        long tag = head.StartsWith("ID3"u8) && head.Length >= 10 ? 10 + (head[6] << 21) + (head[7] << 14) + (head[8] << 7) + head[9] : 0;
        if (tag >= head.Length)
            // A tag with a large picture: the sound lies behind what was read.
            return new MediaFacts(null, tag >= length ? MediaDamage.Whole : MediaDamage.None);
        var at = First(head[(int)tag..]);
        if (at < 0)
            return new MediaFacts(null, MediaDamage.Whole);
        var sound = head[((int)tag + at)..];
        if (AudioFrame.Read(sound) is { } first && AudioFrame.CountIn(sound, first) is { } all)
            return new MediaFacts(all * first.Seconds, MediaDamage.None);
        double seconds = 0;
        long bytes = 0;
        for (var rest = sound; AudioFrame.Read(rest) is { } frame && frame.Length <= rest.Length; rest = rest[frame.Length..])
        {
            seconds += frame.Seconds;
            bytes += frame.Length;
        }
        return bytes == 0 ? new MediaFacts(null, MediaDamage.Whole) : new MediaFacts(seconds * (length - tag - at) / bytes, MediaDamage.None);
    }

    // One frame's head looks like many things; two in a row, or one that fills the file, do not.
    private static int First(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + 7 <= bytes.Length; at++)
        {
            if (bytes[at] == 0xFF && AudioFrame.Read(bytes[at..]) is { } frame
                && (at + frame.Length + 7 > bytes.Length || AudioFrame.Read(bytes[(at + frame.Length)..]) is not null))
                return at;
        }
        return -1;
    }

    private static MediaFacts Wav(ReadOnlySpan<byte> head, long length)
    {
        long rate = 0;
        for (long at = 12; at + 8 <= head.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[((int)at + 4)..]);
            var content = head[(int)(at + 8)..];
            if (head[(int)at..].StartsWith("fmt "u8) && content.Length >= 12)
                rate = BinaryPrimitives.ReadUInt32LittleEndian(content[8..]);
            if (head[(int)at..].StartsWith("data"u8))
            {
                // Recorders that were cut off leave the length at 0 or at its most.
                var there = length - at - 8;
                var isOpen = size is 0 or >= 0xFFFF0000;
                return new MediaFacts(rate == 0 ? null : (double)(isOpen ? there : Math.Min(size, there)) / rate, !isOpen && size > there + 1 ? MediaDamage.End : MediaDamage.None);
            }
            at += 8 + size + (size & 1);
        }
        return new MediaFacts(null, head.Length < length ? MediaDamage.None : MediaDamage.Whole);
    }

    // STREAMINFO: 20 bits of rate, then 36 bits of samples at the end of 18 bytes (RFC 9639 §8.2).
    private static MediaFacts Flac(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOf("fLaC"u8);
        if (start < 0 || head.Length < start + 26)
            return new MediaFacts(null, MediaDamage.Whole);
        var packed = BinaryPrimitives.ReadUInt64BigEndian(head[(start + 18)..]);
        var (rate, samples) = (packed >> 44, packed & 0xFFFFFFFFF);
        return new MediaFacts(rate == 0 || samples == 0 ? null : (double)samples / rate, MediaDamage.None);
    }

    // The last page says how many samples there have been (RFC 3533 §6).
    private static MediaFacts Ogg(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        double rate = head.IndexOf("OpusHead"u8) > 0 ? 48_000 : 0;
        if (head.IndexOf("\u0001vorbis"u8) is >= 0 and var at && head.Length >= at + 16)
            rate = BinaryPrimitives.ReadUInt32LittleEndian(head[(at + 12)..]);
        var last = tail.LastIndexOf("OggS"u8);
        if (head[4..].IndexOf("OggS"u8) < 0 || last < 0 || tail.Length < last + 14)
            return new MediaFacts(null, MediaDamage.Whole);
        var samples = BinaryPrimitives.ReadInt64LittleEndian(tail[(last + 6)..]);
        return new MediaFacts(rate == 0 || samples <= 0 ? null : samples / rate, MediaDamage.None);
    }
}

/// <summary>What is not there of a film or sound.</summary>
internal enum MediaDamage
{
    None,

    /// <summary>It plays up to where it is cut off.</summary>
    End,

    /// <summary>Nothing plays.</summary>
    Whole,
}

internal sealed record MediaFacts(double? Seconds, MediaDamage Damage);

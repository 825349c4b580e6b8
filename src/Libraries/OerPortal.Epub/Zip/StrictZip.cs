using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace OerPortal.Epub.Zip;

/// <summary>
/// A ZIP that every program reads the same way: the first header at byte 0, members one after the other without
/// overlap or gap, both headers of each agreeing, known methods, safe distinct names, bounded sizes.
/// System.IO.Compression accepts archives that other readers (and virus scanners) see differently.
/// </summary>
public sealed class StrictZip : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly ZipBytes _bytes;
    private readonly Dictionary<string, ZipMember> _byName;

    private StrictZip(SafeFileHandle file, ZipBytes bytes, List<ZipMember> members)
    {
        _file = file;
        _bytes = bytes;
        Members = members;
        _byName = members.ToDictionary(m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>All members in file order, folders included.</summary>
    public IReadOnlyList<ZipMember> Members { get; }

    /// <summary>Sum of the unpacked lengths.</summary>
    public long UnpackedLength => Members.Sum(m => m.Length);

    /// <summary>Whether the file begins as a ZIP does (a member, or the end record of an empty one).</summary>
    public static bool LooksLikeZip(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <inheritdoc cref="LooksLikeZip(ReadOnlySpan{byte})" />
    public static bool LooksLikeZip(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Span<byte> head = stackalloc byte[4];
        return LooksLikeZip(head[..RandomAccess.Read(file, head, 0)]);
    }

    /// <summary>Opens and checks all headers; member bytes are checked when read.</summary>
    /// <exception cref="FileRefusedException">A rule is broken.</exception>
    public static StrictZip Open(string path, ZipLimits limits)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            var bytes = new ZipBytes(file, RandomAccess.GetLength(file));
            Span<byte> head = stackalloc byte[4];
            if (bytes.Length < 22)
                throw new FileRefusedException(Refusal.ZipDamaged, "too short");
            bytes.ReadExactly(0, head);
            if (!LooksLikeZip(head))
                throw new FileRefusedException(Refusal.ZipNotAtStart);
            var end = ZipEnd.Find(bytes, limits);
            var entries = ZipDirectory.Read(bytes, end, limits);
            return new StrictZip(file, bytes, ZipLocalHeader.ReadAll(bytes, entries, end.DirectoryOffset));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Finds a member by its exact name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ZipMember? member) => _byName.TryGetValue(name, out member);

    /// <summary>A new stream over the unpacked bytes; several may be read at once.</summary>
    /// <remarks>Reading throws <see cref="FileRefusedException"/> when the bytes are not what the headers said.</remarks>
    public Stream OpenRead(ZipMember member) => new ZipMemberStream(_bytes, member);

    /// <summary>The whole member in memory.</summary>
    /// <param name="member">One of <see cref="Members"/>.</param>
    /// <param name="atMost">Largest length accepted.</param>
    /// <param name="tooLarge">What to refuse with above that.</param>
    public byte[] ReadAll(ZipMember member, long atMost, Refusal tooLarge)
    {
        if (member.Length > atMost || member.Length > Array.MaxLength)
            throw FileRefusedException.In(tooLarge, member.Name);
        var buffer = GC.AllocateUninitializedArray<byte>((int)member.Length);
        using var stream = OpenRead(member);
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        Span<byte> more = stackalloc byte[1];
        if (read != buffer.Length || stream.Read(more) != 0)
            throw FileRefusedException.In(Refusal.ZipChecksum, member.Name);
        return buffer;
    }

    /// <summary>Closes the archive; streams opened from it end.</summary>
    public void Dispose() => _file.Dispose();
}

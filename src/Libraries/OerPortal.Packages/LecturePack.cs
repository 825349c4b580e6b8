using OerPortal.Epub;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages;

/// <param name="LeftOut">Pictures of which nobody can tell what a camera wrote into them.</param>
internal sealed record PackedLecture(string File, string Sha256, IReadOnlyList<PackedMember> Members, IReadOnlyList<string> LeftOut);

/// <summary>
/// Writes the members of a lecture into one file: pictures, sound and films without what cameras write into them, texts compressed, everything else
/// as it is.
/// </summary>
internal sealed class LecturePack(StrictZip zip, LecturePackage package, PackedPictures pictures)
{
    private const long MostCompressed = 16 << 20;

    /// <param name="file">Where to write.</param>
    public async Task<PackedLecture> WriteAsync(string file, Action<double>? report, CancellationToken cancellation)
    {
        var members = package.MembersOf(zip).ToList();
        var packed = new List<PackedMember>(members.Count);
        var leftOut = new List<string>();
        await using var pack = new PackFile(file);
        for (var at = 0; at < members.Count; at++)
        {
            if (await AddAsync(pack, members[at], cancellation) is { } member)
                packed.Add(member);
            else
                leftOut.Add(package.PathOf(members[at]));
            report?.Invoke((at + 1.0) / members.Count);
        }
        return new PackedLecture(file, pack.Finish(), packed, leftOut);
    }

    private async Task<PackedMember?> AddAsync(PackFile pack, ZipMember member, CancellationToken cancellation)
    {
        var path = package.PathOf(member);
        var type = LectureTypes.Of(path);
        if (pictures.IsPictureOrFilm(member))
            return await AddCleanAsync(pack, member, path, type, cancellation);
        if (LectureTypes.IsText(type) && member.Length <= MostCompressed && PackFile.Smaller(zip.ReadAll(member, MostCompressed, Refusal.EpubTooLarge)) is { } small)
        {
            var (from, length) = await pack.AddAsync(small, cancellation);
            return new PackedMember(path, type, from, length, member.Length, PackFile.Encoding);
        }
        await using var content = zip.OpenRead(member);
        var (offset, bytes) = await pack.AddAsync(content, cancellation);
        return new PackedMember(path, type, offset, bytes, bytes, ContentEncoding: null);
    }

    private async Task<PackedMember?> AddCleanAsync(PackFile pack, ZipMember member, string path, string type, CancellationToken cancellation)
    {
        if (await pictures.CleanAsync(member, mayChangeKind: false, cancellation) is not { } clean)
            return null;
        await using Stream content = clean.Bytes is { } bytes ? new MemoryStream(bytes, writable: false) : File.OpenRead(clean.File!);
        var (offset, length) = await pack.AddAsync(content, cancellation);
        if (clean.File is { } made)
            File.Delete(made);
        return new PackedMember(path, type, offset, length, length, ContentEncoding: null);
    }
}

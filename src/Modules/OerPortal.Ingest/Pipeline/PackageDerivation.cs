using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tools;
using OerPortal.Packages;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Pack, text and cover of a lecture, and how it is played.</summary>
internal static class PackageDerivation
{
    private const int SmallestSide = 100;
    private const int MostNamed = 20;

    public static async Task<Derivation> RunAsync(string path, ScratchFolder scratch, Action<double>? report, CancellationToken cancellation)
    {
        using var zip = StrictZip.Open(path, ZipLimits.Default);
        var package = LecturePackage.Find(zip) ?? throw new FileRefusedException(Refusal.PackageDamaged);
        var pictures = new PackedPictures(zip, scratch.Path, new PictureDrawing(scratch, _ => Task.CompletedTask));
        var pack = await new LecturePack(zip, package, pictures).WriteAsync(scratch.File("pack"), report, cancellation);
        var made = new Derivation
        {
            Members = pack.Members,
            TextFile = LectureText.Write(zip, package, scratch.File("passages")),
            Metadata = FactCleaning.Clean(package.Said),
            Remarks = [.. pack.LeftOut.Take(MostNamed).Select(name => new FileRemark(FileRemarkKind.LeftOut, name))],
            Publication = new MadePublication(Lectures.Write(package.Lecture), "[]"),
        };
        made.Files.Add(new MadeFile(Derivative.Pack, pack.File, "application/octet-stream", pack.Sha256));
        if (await CoverAsync(zip, package, scratch, cancellation) is { } cover)
            made.Files.Add(new MadeFile(Derivative.Cover, cover, Thumbnails.CoverType));
        return made;
    }

    private static async Task<string?> CoverAsync(StrictZip zip, LecturePackage package, ScratchFolder scratch, CancellationToken cancellation)
    {
        foreach (var member in CoverNames.Of(zip, package).Where(m => m.Length <= PackedPictures.MostBytes))
        {
            var bytes = zip.ReadAll(member, PackedPictures.MostBytes, Refusal.TooManyPixels);
            var type = PictureNotes.MediaTypeOf(bytes) ?? "";
            if (!ImageHeader.IsDecodable(type, bytes) || ImageHeader.IsSmaller(type, bytes, SmallestSide))
                continue;
            var picture = scratch.File("cover-original");
            await File.WriteAllBytesAsync(picture, bytes, cancellation);
            if (await Thumbnails.CoverAsync(picture, scratch, cancellation) is { } cover)
                return cover;
        }
        return null;
    }
}

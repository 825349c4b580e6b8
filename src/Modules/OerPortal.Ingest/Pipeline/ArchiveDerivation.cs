using OerPortal.Epub;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Passages;
using OerPortal.Ingest.Tools;
using OerPortal.Packages.Archives;

namespace OerPortal.Ingest.Pipeline;

/// <summary>The list of an archive, its files as far as they can be given by themselves, and their words.</summary>
internal static class ArchiveDerivation
{
    public static async Task<Derivation> RunAsync(string path, ScratchFolder scratch, Action<double>? report, CancellationToken cancellation)
    {
        using var zip = ArchiveFile.Open(path, scratch);
        var outline = ArchiveOutline.Read(zip);
        using var words = new PassageSpool(scratch.File("passages"));
        await using var pack = new PackFile(scratch.File("pack"));
        var packing = new ContentsPacking(zip, pack, words, scratch);
        var entries = new List<ContentsEntry>();
        foreach (var (at, entry) in outline.Contents.Entries.Index())
        {
            entries.Add(await packing.AddAsync(at, entry, outline, cancellation));
            report?.Invoke((at + 1.0) / outline.Contents.Entries.Count);
        }
        var made = new Derivation
        {
            Members = packing.Members,
            TextFile = words.Path,
            Metadata = FactCleaning.Clean(outline.Said),
            Publication = new MadePublication(Contents.Write(outline.Contents with { Entries = entries }), "[]"),
        };
        if (packing.Members.Count > 0)
            made.Files.Add(new MadeFile(Derivative.Pack, scratch.File("pack"), "application/octet-stream", pack.Finish()));
        return made;
    }
}

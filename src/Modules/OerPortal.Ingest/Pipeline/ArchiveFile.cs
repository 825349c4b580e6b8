using OerPortal.Epub.Zip;
using OerPortal.Ingest.Tools;
using OerPortal.Packages.Archives;

namespace OerPortal.Ingest.Pipeline;

/// <summary>An archive that came as a ZIP, or as a tar that is written down as one.</summary>
internal static class ArchiveFile
{
    /// <exception cref="FileRefusedException">It breaks a rule.</exception>
    public static StrictZip Open(string path, ScratchFolder scratch) => StrictZip.Open(AsZip(path, scratch), ZipLimits.Default);

    /// <returns>The file itself where it is a ZIP.</returns>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static string AsZip(string path, ScratchFolder scratch)
    {
        if (StrictZip.LooksLikeZip(path))
            return path;
        var zip = scratch.File("unpacked.zip");
        if (!File.Exists(zip))
            MoodleTar.Unpack(path, zip);
        return zip;
    }
}

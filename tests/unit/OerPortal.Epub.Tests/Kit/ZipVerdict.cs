using OerPortal.Epub.Zip;

namespace OerPortal.Epub.Tests.Kit;

/// <summary>Whether an archive is taken, for tests that import this class as static.</summary>
internal static class ZipVerdict
{
    /// <returns>The names of its members.</returns>
    public static List<string> Passes(ZipForge forge, ZipLimits? limits = null) => Passes(forge.Build(), limits);

    public static List<string> Passes(byte[] bytes, ZipLimits? limits = null)
    {
        using var file = new TemporaryFile(bytes);
        using var zip = StrictZip.Open(file.Path, limits ?? ZipLimits.Default);
        return [.. zip.Members.Select(m => m.Name)];
    }

    public static void Refuses(Refusal reason, ZipForge forge, ZipLimits? limits = null) => Refuses(reason, forge.Build(), limits);

    public static void Refuses(Refusal reason, byte[] bytes, ZipLimits? limits = null) =>
        Should.Throw<FileRefusedException>(() => Passes(bytes, limits)).Reason.ShouldBe(reason);
}

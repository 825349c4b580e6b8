namespace OerPortal.Epub.Tests.Kit;

/// <summary>A folder of the test's own that is gone afterwards.</summary>
internal sealed class BookFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("oer-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

using System.IO.Compression;
using OerPortal.OpenData.Dumps;

namespace OerPortal.OpenData.Tests.Dumps;

public sealed class PackedFileTests
{
    [Fact]
    public async Task A_file_with_nothing_in_it_can_be_unpacked()
    {
        var folder = Directory.CreateTempSubdirectory("oer-empty-").FullName;
        try
        {
            await using var file = new PackedFile(folder, "empty.ndjson");
            var told = await file.EndAsync(Datasets.Resources, "application/x-ndjson", 0, TestContext.Current.CancellationToken);
            await file.DisposeAsync();

            told.Length.ShouldBe(20);
            await using var packed = new GZipStream(File.OpenRead(Path.Combine(folder, told.Name)), CompressionMode.Decompress);
            packed.ReadByte().ShouldBe(-1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Opds;

/// <summary>Clients that nobody here wrote browse the catalogue and take a book (build/opds-client.mjs).</summary>
public sealed class ForeignClientTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/opds", "")]
    [InlineData("/opds/v2", "")]
    [InlineData("/opds", "?lang=en")]
    [InlineData("/opds/v2", "?lang=en")]
    public async Task A_reading_app_browses_to_a_book_and_takes_it(string catalog, string language)
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, Samples.Rich($"Sử thi Đăm Noi {Guid.CreateVersion7():N}"));
        var title = (await app.Records.FindAsync(published.PublicId, Ct))!.Resource!.About.Title;
        var book = SmallBook.Epub("Sử thi", "Đăm Noi đi bắt voi.");
        await PutAsync(published, book);
        await using var street = await Street.OpenAsync(app);

        var found = await BrowseAsync($"{street.Address}{school.PathPrefix}{catalog}{language}", language.Length > 0 ? "By subject" : "Theo môn học", language.Length > 0 ? "Vietnamese literature" : "Ngữ văn", title);

        var hash = Convert.ToHexStringLower(SHA256.HashData(book));
        foreach (var client in new[] { found.GetProperty("foliate"), found.GetProperty("palace") }.Where(client => client.ValueKind == JsonValueKind.Object))
        {
            client.GetProperty("book").GetProperty("sha256").GetString().ShouldBe(hash);
            client.GetProperty("book").GetProperty("origin").GetString().ShouldBe("*");
            client.GetProperty("authors").EnumerateArray().Select(name => name.GetString()).ShouldContain("Nguyễn Thị Lan");
            client.GetProperty("facets").GetArrayLength().ShouldBeGreaterThan(3);
        }

        (found.GetProperty("palace").ValueKind == JsonValueKind.Object).ShouldBe(catalog == "/opds");
        found.GetProperty("found").EnumerateArray().Select(one => one.GetString()).ShouldContain(title);
    }

    private static async Task<JsonElement> BrowseAsync(string root, string list, string subject, string title)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Checkout.PathTo("build", "opds-client.mjs"), root, list, subject, title])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = node.StandardOutput.ReadToEndAsync(Ct);
        var failed = node.StandardError.ReadToEndAsync(Ct);
        await node.WaitForExitAsync(Ct);
        node.ExitCode.ShouldBe(0, await failed);
        return JsonDocument.Parse(await said).RootElement;
    }

    // As if it had been uploaded and found good; how that happens is the Ingest module's test.
    private async Task PutAsync(Published published, byte[] book)
    {
        var blob = await app.Services.GetRequiredService<IBlobStore>().PutAsync(new MemoryStream(book), Ct);
        await app.ExecuteAsync(
            """
            insert into ingest.file (id, site_id, owner_id, holder, name, state, kind, media_type, length, sha256, created_at, moved_at)
            values (@FileId, @SiteId, @OwnerId, 'test', 'sach.epub', @State, @Kind, 'application/epub+zip', @Length, @Sha256, now(), now())
            """,
            new { published.FileId, SiteId = published.School.Id, OwnerId = published.Teacher.Id, State = (short)FileState.Ready, Kind = (short)FileKind.Epub, blob.Length, blob.Sha256 });
    }
}

using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests.Ebooks;

/// <summary>Whatever gives a file out, or what stands in it, is closed to whoever has no loan that lives: door by door, and by the portal's own table of routes.</summary>
public sealed class DoorTests(LibraryApp app)
{
    /// <summary>A cover is for all.</summary>
    private static readonly string[] Open = ["tep/{fileId:guid}/bia"];

    private static string[] DoorsOf(Guid file) =>
    [
        $"/tep/{file}/tai", $"/tep/{file}/goc", $"/tep/{file}/dao-xa.epub", $"/tep/{file}/trang-1", $"/tep/{file}/anh", $"/tep/{file}/anh?rong=800", $"/tep/{file}/phu-de.vtt",
        $"/tep/{file}/hls/phim.m3u8", $"/tep/{file}/iiif/info.json", $"/tep/{file}/iiif/full/max/0/default.jpg", $"/tep/{file}/muc/ghi-chep.txt", $"/tep/{file}/muc/ghi-chep.txt?tai",
        $"/an-pham/{file}/manifest.json", $"/an-pham/{file}/positions.json", $"/an-pham/{file}/c1.xhtml", $"/an-pham/{file}/nav.xhtml", $"/an-pham/{file}/book.opf", $"/doc/tep/{file}",
    ];

    private static string[] DoorsOf(LentBook book) =>
    [
        .. book.Files.SelectMany(DoorsOf), .. book.Files.Select(file => $"/doc/{book.PublicId}/{file}"), $"/doc/{book.PublicId}", $"/nhung/{book.PublicId}/doc", $"/hoc-lieu/{book.PublicId}/tat-ca.zip",
    ];

    [Theory]
    [InlineData("guest")]
    [InlineData("pupil")]
    [InlineData("teacher")]
    [InlineData("neighbour")]
    [InlineData("returned")]
    public async Task Who_has_no_loan_finds_every_door_closed(string who)
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school);
        await app.LicenceAsync(librarian, book, 2);
        using var visitor = await VisitorAsync(who, school, book);

        foreach (var door in DoorsOf(book))
        {
            using var answer = await visitor.GetAsync(door);
            (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized || IsLedToTheShelf(answer, book)).ShouldBeTrue($"{door} answers {(int)answer.StatusCode}");
            (await answer.Content.ReadAsStringAsync(LibraryApp.Ct)).ShouldNotContain(book.Secret, Case.Sensitive, door);
        }
        using var cover = await visitor.GetAsync($"/tep/{book.Pdf}/bia");
        cover.StatusCode.ShouldBe(HttpStatusCode.OK, "its cover stands in the window");
        using var range = new HttpRequestMessage(HttpMethod.Get, visitor.Url($"/an-pham/{book.Epub}/c1.xhtml")) { Headers = { Range = new RangeHeaderValue(0, 9) } };
        (await visitor.Client.SendAsync(range, LibraryApp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_route_that_takes_a_file_is_closed_without_a_loan_and_opens_nothing_to_take_along_with_one()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school);
        await app.LicenceAsync(librarian, book, 2);
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(e => e.RoutePattern).Where(p => p.Parameters.Any(part => part.Name == "fileId")).Select(p => p.RawText!.TrimStart('/')).Distinct().Except(Open).ToList();
        routes.Count.ShouldBeGreaterThan(8);
        using var without = app.SignIn((await app.PupilAsync(school, "Chưa Mượn")).Person);
        using var with = app.SignIn((await app.PupilAsync(school, "Đang Mượn")).Person);
        await book.PressAsync(with, "Borrow");

        foreach (var door in routes.SelectMany(route => book.Files.SelectMany(file => Filled(route, book, file))))
        {
            using var closed = await without.GetAsync(door);
            (closed.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest or HttpStatusCode.NoContent || IsLedToTheShelf(closed, book)).ShouldBeTrue($"{door} answers {(int)closed.StatusCode}");
            using var open = await with.GetAsync(door);
            open.Content.Headers.ContentDisposition?.DispositionType.ShouldNotBe("attachment", door);
            if (open.StatusCode == HttpStatusCode.OK)
                open.Headers.CacheControl?.ToString().ShouldContain("no-store", Case.Sensitive, door);
        }
    }

    [Fact]
    public async Task With_a_loan_it_is_read_here_and_nobody_keeps_a_copy()
    {
        var (school, librarian) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school);
        await app.LicenceAsync(librarian, book, 1);
        using var reader = app.SignIn((await app.PupilAsync(school, "Rơ Châm Pin")).Person);
        (await book.PressAsync(reader, "Borrow")).ShouldSay("Đã mượn").ShouldSay("Còn 5 ngày");

        var page = await reader.OpenAsync($"/doc/{book.PublicId}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var config = page.TextOf("#reader-config");
        config.ShouldContain("ng\\u00E0y");
        config.ShouldNotContain("/tai");
        foreach (var door in new[] { $"/doc/{book.PublicId}", $"/an-pham/{book.Epub}/manifest.json", $"/an-pham/{book.Epub}/positions.json", $"/an-pham/{book.Epub}/c1.xhtml", $"/tep/{book.Pdf}/trang-1", $"/tep/{book.Archive}/muc/ghi-chep.txt", $"/tep/{book.Picture}/anh", $"/doc/{book.PublicId}/{book.Archive}", $"/doc/{book.PublicId}/{book.Picture}" })
        {
            using var answer = await reader.GetAsync(door);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, door);
            answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private", door);
        }
        foreach (var door in new[] { $"/tep/{book.Epub}/tai", $"/tep/{book.Epub}/goc", $"/tep/{book.Epub}/x.epub", $"/tep/{book.Picture}/tai", $"/tep/{book.Archive}/muc/ghi-chep.txt?tai", $"/hoc-lieu/{book.PublicId}/tat-ca.zip", $"/nhung/{book.PublicId}/doc" })
        {
            using var answer = await reader.GetAsync(door);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, door);
        }
    }

    [Fact]
    public async Task Who_contributed_it_works_with_it_and_an_open_book_is_open_still()
    {
        var (school, _) = await app.SchoolAsync();
        var (lent, open) = (await app.LentBookAsync(school), await app.LentBookAsync(school, licence: "cc-by-4.0", onlyBook: true));
        using var owner = app.SignIn(lent.Owner);
        using var guest = app.Guest(school);

        (await owner.GetAsync($"/doc/{lent.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await owner.GetAsync($"/tep/{lent.Epub}/goc")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await guest.GetAsync($"/tep/{open.Epub}/tai")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await guest.GetAsync($"/an-pham/{open.Epub}/c1.xhtml")).Headers.CacheControl!.ToString().ShouldContain("public");
    }

    [Fact]
    public async Task Search_finds_it_by_its_description_and_keeps_nothing_of_its_text()
    {
        var (school, _) = await app.SchoolAsync();
        var (lent, open) = (await app.LentBookAsync(school), await app.LentBookAsync(school, licence: "cc-by-4.0", onlyBook: true));
        using var guest = app.Guest(school);

        (await guest.OpenAsync($"/tim?q={Uri.EscapeDataString(lent.Title)}")).ShouldSay(lent.Title);
        (await app.Database.QuerySingleAsync<long>("select count(*) from search.passage where file_id = any (@Files)", new { lent.Files })).ShouldBe(0);
        (await app.Database.QuerySingleAsync<long>("select count(*) from search.passage where file_id = any (@Files)", new { open.Files })).ShouldBeGreaterThan(0);
        foreach (var door in new[] { $"/tim?q={lent.Secret}", $"/hoc-lieu/{lent.PublicId}/tim?q={lent.Secret}", $"/api/search/resources/{lent.PublicId}/passages?q={lent.Secret}", $"/api/search/suggestions?q={lent.Secret}" })
        {
            using var answer = await guest.GetAsync(door);
            (await answer.Content.ReadAsStringAsync(LibraryApp.Ct)).ShouldNotContain("Hết chuyện", Case.Sensitive, door);
        }
    }

    [Fact]
    public async Task Machines_are_told_of_it_and_led_to_no_file()
    {
        var (school, _) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school);
        using var guest = app.Guest();

        foreach (var door in new[]
        {
            $"/hoc-lieu/{book.PublicId}", $"/hoc-lieu/{book.PublicId}/mo-ta.jsonld", $"/hoc-lieu/{book.PublicId}/lien-ket.json", $"/nhung/{book.PublicId}", $"/api/v1/resources/{book.PublicId}", $"/hoc-lieu/{book.PublicId}/trich-dan.json",
            $"/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{book.PublicId}", $"/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListRecords&metadataPrefix=oai_lom", "/opds/new", $"/oembed?url={Uri.EscapeDataString("http://localhost/hoc-lieu/" + book.PublicId)}",
        })
        {
            using var answer = await guest.GetAsync(door);
            var said = await answer.Content.ReadAsStringAsync(LibraryApp.Ct) + answer.Headers;
            foreach (var file in book.Files)
            {
                said.ShouldNotContain($"/tep/{file}/tai", Case.Sensitive, door);
                said.ShouldNotContain($"/an-pham/{file}", Case.Sensitive, door);
            }
            said.ShouldNotContain(book.Secret, Case.Sensitive, door);
        }
        (await app.Database.QueryAsync<string>("select document::text from open_data.record where public_id = @PublicId", new { book.PublicId })).ShouldAllBe(d => !d.Contains($"{book.Epub}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_part_is_shown_to_all_and_the_rest_to_none()
    {
        var (school, _) = await app.SchoolAsync();
        var book = await app.LentBookAsync(school, onlyBook: true);
        using var guest = app.Guest(school);

        var page = await guest.OpenAsync($"/sach-dien-tu/{book.PublicId}/doc-thu");

        page.ShouldSay("Sớm ấy thuyền rời bến").ShouldNotSay(book.Secret);
        page.TextOf("article").Length.ShouldBeLessThan(book.Beginning.Length * 200 / 8, "a tenth at most");
    }

    private async Task<Visitor> VisitorAsync(string who, Site school, LentBook book)
    {
        if (who == "guest")
            return app.Guest(school);
        if (who == "teacher")
            return await app.SignInAsTeacherAsync(school);
        if (who == "neighbour")
            return await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var pupil = app.SignIn((await app.PupilAsync(school, "Ksor Mai")).Person);
        if (who == "returned")
        {
            (await book.PressAsync(pupil, "Borrow")).ShouldSay("Đã mượn");
            (await book.PressAsync(pupil, "Return")).ShouldSay("Đã trả sách");
        }
        return pupil;
    }

    private static bool IsLedToTheShelf(HttpResponseMessage answer, LentBook book)
        => answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().EndsWith($"/sach-dien-tu/{book.PublicId}", StringComparison.Ordinal);

    private static IEnumerable<string> Filled(string route, LentBook book, Guid file)
    {
        foreach (var rest in new[] { "c1.xhtml", "ghi-chep.txt", "manifest.json", "info.json", "tai", "goc" })
        {
            yield return "/" + System.Text.RegularExpressions.Regex.Replace(
                route, @"\{\**(?<name>\w+)[^}]*\}", part => part.Groups["name"].Value switch { "fileId" => $"{file}", "publicId" => book.PublicId, _ => rest }, System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) + $"?hoc-lieu={book.PublicId}";
        }
    }
}

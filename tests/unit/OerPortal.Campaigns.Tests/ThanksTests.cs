using System.Net;
using System.Text;
using OerPortal.TestKit;

namespace OerPortal.Campaigns.Tests;

public sealed class ThanksTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thanks_are_printed_and_stand_on_the_site_once_those_named_agreed()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var guest = app.Guest(school);
        await librarian.PostFormAsync("/quan-tri/cam-on/moi", Of(shown: false));
        var desk = await librarian.OpenAsync("/quan-tri/thu-thach");
        desk.ShouldSay("Đã lưu lời cảm ơn");
        var certificate = desk.Document.QuerySelector("a[href$='/giay.pdf']")!.GetAttribute("href")![school.PathPrefix.Length..];
        (await guest.OpenAsync("/cam-on")).ShouldNotSay("Gia đình ông Ksor Nham");

        var printed = await librarian.GetAsync(certificate);

        printed.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var bytes = await printed.Content.ReadAsByteArrayAsync(Ct);
        Encoding.ASCII.GetString(bytes, 0, 5).ShouldBe("%PDF-");
        bytes.Length.ShouldBeGreaterThan(5_000);
        (await guest.GetAsync(certificate)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await librarian.PostFormAsync(certificate[..^"/giay.pdf".Length], Of(shown: true));
        (await guest.OpenAsync("/cam-on")).ShouldSay("Gia đình ông Ksor Nham");
    }

    [Fact]
    public async Task Thanks_without_a_name_are_refused_in_words()
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());

        var answer = await librarian.PostFormAsync("/quan-tri/cam-on/moi", Fields.Of(("Input.Reason", "đã tặng sách"), ("Input.GivenOn", "2026-12-01")));

        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("Viết tên người được cảm ơn");
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(bool shown) => Fields.Of(
        ("Input.Name", "Gia đình ông Ksor Nham"), ("Input.Reason", "đã tặng thư viện bốn mươi cuốn truyện."), ("Input.SignedBy", "Y Hạnh"), ("Input.GivenOn", "2026-12-01"), ("Input.IsShown", shown ? "true" : "false"));
}

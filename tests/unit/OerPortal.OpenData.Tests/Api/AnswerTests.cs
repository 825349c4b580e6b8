using System.Net;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.Api;

public sealed class AnswerTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_resource_is_told_with_its_licence_and_that_of_its_description()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đăk Hà");
        var published = await app.PublishAsync(school, "Đường lên Ngọc Linh");

        var one = await app.ReadAsync($"/api/v1/resources/{published.PublicId}");

        one["title"]!.GetValue<string>().ShouldBe("Đường lên Ngọc Linh");
        one["address"]!.GetValue<string>().ShouldBe($"http://localhost/hoc-lieu/{published.PublicId}");
        one["licence"]!["address"]!.GetValue<string>().ShouldBe("https://creativecommons.org/licenses/by/4.0/");
        one["descriptionLicence"]!.GetValue<string>().ShouldBe("https://creativecommons.org/publicdomain/zero/1.0/");
        one["school"]!["slug"]!.GetValue<string>().ShouldBe(school.Slug);
        (await app.ReadAsync($"/api/v1/resources/{published.PublicId}/files"))["items"]![0]!["id"]!.GetValue<Guid>().ShouldBe(published.FileId);
    }

    [Fact]
    public async Task Vietnamese_is_written_as_it_is_read()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), "Sự tích núi Ngọc Linh");

        using var answer = await app.AskAsync($"/api/v1/resources/{published.PublicId}");

        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("Sự tích núi Ngọc Linh");
    }

    [Theory]
    [InlineData(Visibility.School)]
    [InlineData(Visibility.Province)]
    public async Task Hidden_is_the_same_as_unknown(Visibility visibility)
    {
        var hidden = await app.PublishAsync(await app.CreateSchoolAsync(), "Nội bộ", visibility);

        var problem = await app.ProblemAsync($"/api/v1/resources/{hidden.PublicId}", 404);
        var unknown = await app.ProblemAsync("/api/v1/resources/0000000000", 404);

        problem["detail"]!.GetValue<string>().ShouldBe(unknown["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_public_is_gone()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Sẽ gỡ");

        await app.WithdrawAsync(published);

        await app.ProblemAsync($"/api/v1/resources/{published.PublicId}", 410);
        await app.ProblemAsync($"/api/v1/resources/{published.PublicId}/files", 410);
        await app.ProblemAsync($"/api/v1/resources/{published.PublicId}", 404, await app.CreateSchoolAsync());
    }

    [Fact]
    public async Task Whoever_has_it_already_is_told_so()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync(), "Có dấu");
        var address = $"/api/v1/resources/{published.PublicId}";
        using var first = await app.AskAsync(address);

        using var again = await app.AskAsync(address, headers: ("If-None-Match", $"\"other\", {first.Headers.ETag}"));
        await app.ReviseAsync(published, OpenDataApp.About("Đã đổi"));
        using var changed = await app.AskAsync(address, headers: ("If-None-Match", $"{first.Headers.ETag}"));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Head_says_the_same_without_the_body()
    {
        using var get = await app.AskAsync("/api/v1/levels");
        using var head = await app.AskAsync("/api/v1/levels", method: HttpMethod.Head);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
        head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
        (await head.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/levels")]
    [InlineData("/api/v1/resources/0000000000")]
    [InlineData("/api/v1/nirgends")]
    public async Task Pages_of_other_sites_may_read_answers_and_problems(string address)
    {
        using var answer = await app.AskAsync(address, headers: ("Origin", "https://thuvien.example.edu.vn"));

        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_let_through()
    {
        using var answer = await app.AskAsync(
            "/api/v1/resources", method: HttpMethod.Options, headers: [("Origin", "https://thuvien.example.edu.vn"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("If-None-Match");
        answer.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldBe("GET, HEAD, OPTIONS");
    }

    [Fact]
    public async Task Nothing_can_be_changed()
    {
        using var answer = await app.AskAsync("/api/v1/resources", method: HttpMethod.Post);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Problems_are_in_the_readers_language()
    {
        (await app.ProblemAsync("/api/v1/resources?limit=0", 400))["title"]!.GetValue<string>().ShouldBe("Tham số chưa đúng");
        (await app.ProblemAsync("/api/v1/resources?limit=0", 400, null, ("Accept-Language", "en-GB,en;q=0.9")))["title"]!.GetValue<string>().ShouldBe("A parameter is wrong");
    }

    [Fact]
    public async Task A_school_that_switches_open_data_off_answers_nothing()
    {
        var school = await app.CreateSchoolAsync();
        await app.SwitchOffAsync(school);

        foreach (var address in new[] { "/api/v1/resources", "/api/v1/openapi.json", "/api/v1/docs", "/dcat", "/du-lieu-mo" })
        {
            using var answer = await app.AskAsync(address, school);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        await app.ProblemAsync($"/api/v1/schools/{school.Slug}", 404);
        await app.ProblemAsync($"/api/v1/resources?school={school.Slug}", 400);
    }
}

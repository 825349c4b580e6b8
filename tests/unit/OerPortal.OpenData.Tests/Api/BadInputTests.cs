using System.Text;
using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.Api;

public sealed class BadInputTests(OpenDataApp app)
{
    private static readonly string[] Lists = ["resources", "collections", "schools"];

    [Theory]
    [InlineData("limit", "0")]
    [InlineData("limit", "101")]
    [InlineData("limit", "-1")]
    [InlineData("limit", "1.5")]
    [InlineData("limit", "")]
    [InlineData("limit", "99999999999999999999")]
    [InlineData("limit", "٣")]
    [InlineData("grade", "13")]
    [InlineData("grade", "sáu")]
    [InlineData("level", "universität")]
    [InlineData("subject", "toan%00")]
    [InlineData("kind", "'; drop table open_data.record; --")]
    [InlineData("licence", "gpl")]
    [InlineData("language", "tiếng Việt")]
    [InlineData("format", "../../etc/passwd")]
    [InlineData("school", "khong-co-truong-nay")]
    [InlineData("school", "%00")]
    [InlineData("collection", "0000000000")]
    [InlineData("collection", "%00")]
    [InlineData("q", "%00")]
    [InlineData("cursor", "ABC")]
    [InlineData("cursor", "%00")]
    [InlineData("cursor", "_____")]
    [InlineData("fields", "id,secret")]
    [InlineData("fields", "title.length")]
    [InlineData("fields", "files..address")]
    public async Task A_wrong_parameter_is_named(string parameter, string value)
    {
        var problem = await app.ProblemAsync($"/api/v1/resources?{parameter}={value}", 400);

        problem["parameter"]!.GetValue<string>().ShouldBe(parameter);
        problem["detail"]!.GetValue<string>().ShouldNotStartWith("open-data.");
    }

    [Theory]
    [InlineData("q", 501)]
    [InlineData("school", 101)]
    [InlineData("cursor", 201)]
    [InlineData("fields", 501)]
    [InlineData("collection", 5000)]
    public async Task An_overlong_parameter_is_refused(string parameter, int length)
        => (await app.ProblemAsync($"/api/v1/resources?{parameter}={new string('a', length)}", 400))["parameter"]!.GetValue<string>().ShouldBe(parameter);

    [Fact]
    public async Task A_parameter_that_is_said_twice_is_refused()
        => (await app.ProblemAsync("/api/v1/resources?grade=6&grade=7", 400))["parameter"]!.GetValue<string>().ShouldBe("grade");

    [Theory]
    [InlineData("n.1")]
    [InlineData("n.1.2.3")]
    [InlineData("n.99999999999999999999.1")]
    [InlineData("n.9223372036854775807.1")]
    [InlineData("n.-1.-1")]
    [InlineData("s.20")]
    [InlineData("c.0000000000")]
    [InlineData("x.1.2")]
    [InlineData("n.\0.1")]
    public async Task A_made_up_cursor_is_refused(string cursor)
    {
        var written = Convert.ToBase64String(Encoding.UTF8.GetBytes(cursor)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        (await app.ProblemAsync($"/api/v1/resources?cursor={written}", 400))["parameter"]!.GetValue<string>().ShouldBe("cursor");
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var school = await app.CreateSchoolAsync();
        for (var i = 0; i < 2; i++) await app.PublishAsync(school, $"Bài {i}");
        var next = (await app.ReadAsync($"/api/v1/resources?school={school.Slug}&limit=1"))["next"]!.GetValue<string>();
        var cursor = next[(next.IndexOf("cursor=", StringComparison.Ordinal) + 7)..];

        foreach (var list in Lists[1..]) await app.ProblemAsync($"/api/v1/{list}?cursor={cursor}", 400);
        await app.ProblemAsync($"/api/v1/resources?q=bai&cursor={cursor}", 400);
    }

    [Theory]
    [InlineData("since=-1")]
    [InlineData("since=2026-11-29")]
    [InlineData("since=%00")]
    [InlineData("since=99999999999999999999")]
    public async Task A_wrong_position_is_refused(string query) => await app.ProblemAsync($"/api/v1/changes?{query}", 400);

    [Fact]
    public async Task A_position_that_has_not_come_yet_has_no_changes()
        => (await app.ReadAsync("/api/v1/changes?since=9223372036854775807"))["items"]!.AsArray().ShouldBeEmpty();

    [Theory]
    [InlineData("resources/x")]
    [InlineData("resources/0000000000/files")]
    [InlineData("resources/..%2f..%2fetc%2fpasswd")]
    [InlineData("collections/0000000000")]
    [InlineData("collections/%F0%9F%92%A9")]
    [InlineData("schools/khong-co")]
    [InlineData("nirgends")]
    [InlineData("")]
    public async Task An_unknown_address_is_a_problem(string path) => await app.ProblemAsync($"/api/v1/{path}", 404);

    [Fact]
    public async Task An_id_as_long_as_an_address_may_be_is_unknown() => await app.ProblemAsync($"/api/v1/resources/{new string('a', 8000)}", 404);

    [Fact]
    public async Task Words_that_mean_nothing_find_nothing()
        => (await app.ReadAsync($"/api/v1/resources?q={Uri.EscapeDataString("'\"\\%_*&|!():<>=´`💩\u202e" + new string('z', 400))}")).Ids().ShouldBeEmpty();

    [Fact]
    public async Task What_a_collection_has_is_not_searched()
    {
        var school = await app.CreateSchoolAsync();
        var collection = await app.CollectAsync(school, "Bộ", await app.PublishAsync(school, "Bài"));

        (await app.ProblemAsync($"/api/v1/resources?collection={collection}&q=bai", 400))["parameter"]!.GetValue<string>().ShouldBe("collection");
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OerPortal.Deposit.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Deposit.Tests;

public sealed class DraftsTests(DepositApp app)
{
    [Fact]
    public async Task The_same_key_is_the_same_draft_and_a_person_finds_it_on_their_page()
    {
        using var program = await app.NewProgramAsync();
        var first = await program.AskAsync(HttpMethod.Post, "contributions", DepositClient.Complete("Phân số"), HttpStatusCode.Created, ("Idempotency-Key", "\"bai-7\""));
        var again = await program.AskAsync(HttpMethod.Post, "contributions", DepositClient.Complete("Khác hẳn"), HttpStatusCode.OK, ("Idempotency-Key", "bai-7"));
        var other = await program.AskAsync(HttpMethod.Post, "contributions", DepositClient.Complete("Phân số"), HttpStatusCode.Created, ("Idempotency-Key", "bai-8"));

        again.GetProperty("id").GetString().ShouldBe(first.GetProperty("id").GetString());
        again.GetProperty("description").GetProperty("title").GetString().ShouldBe("Phân số");
        other.GetProperty("id").GetString().ShouldNotBe(first.GetProperty("id").GetString());
        using var colleague = await app.ProgramOfAsync(await app.CreatePersonAsync(Cms.Security.SiteRole.Teacher, program.Site));
        (await colleague.AskAsync(HttpMethod.Post, "contributions", null, HttpStatusCode.Created, ("Idempotency-Key", "bai-7"))).GetProperty("id").GetString().ShouldNotBe(first.GetProperty("id").GetString());
        using var teacher = app.SignIn(program.Person);
        (await teacher.OpenAsync($"/dong-gop/{first.GetProperty("id").GetString()}")).Document.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Phân số");
    }

    [Fact]
    public async Task The_same_key_at_the_same_moment_makes_one_draft()
    {
        using var program = await app.NewProgramAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var answer = await program.SendAsync(HttpMethod.Post, "contributions", null, ("Idempotency-Key", "cung-luc"));
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("id").GetString();
        }));

        ids.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_was_made_without_seeing_the_last_one_is_refused_where_that_was_asked()
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();
        var draft = $"contributions/{id}";
        using var read = await program.SendAsync(HttpMethod.Get, draft);
        var seen = read.Headers.ETag!;
        seen.IsWeak.ShouldBeFalse();
        var change = new { description = new { title = "Phân số (sửa)" } };

        using var first = await program.SendAsync(HttpMethod.Patch, draft, JsonContent.Create(change), ("If-Match", seen.Tag));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Headers.ETag.ShouldNotBe(seen);
        foreach (var stale in new[] { seen.Tag, "W/" + first.Headers.ETag!.Tag, "\"gì đó\"" })
            (await program.AskAsync(HttpMethod.Patch, draft, change, HttpStatusCode.PreconditionFailed, ("If-Match", stale))).GetProperty("code").GetString().ShouldBe("stale");
        await program.AskAsync(HttpMethod.Delete, draft, null, HttpStatusCode.PreconditionFailed, ("If-Match", seen.Tag));
        foreach (var fresh in new[] { $"{seen.Tag}, {first.Headers.ETag!.Tag}", "*" })
            await program.AskAsync(HttpMethod.Patch, draft, change, HttpStatusCode.OK, ("If-Match", fresh));
        await program.AskAsync(HttpMethod.Patch, draft, change);
    }

    [Fact]
    public async Task A_draft_of_several_people_is_changed_only_by_what_has_seen_it()
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();
        var colleague = await app.CreatePersonAsync(Cms.Security.SiteRole.Teacher, program.Site);
        using (var teacher = app.SignIn(program.Person))
            (await teacher.PostAsync($"/dong-gop/{id}/cung-soan?handler=Invite", [new("colleagueId", $"{colleague.Id}")], tokenFrom: $"/dong-gop/{id}/cung-soan")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var other = app.SignIn(colleague))
            (await other.PostAsync($"/dong-gop/{id}/cung-soan?handler=Accept", [], tokenFrom: $"/dong-gop/{id}/cung-soan")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var refused = await program.AskAsync(HttpMethod.Patch, $"contributions/{id}", new { visibility = "school" }, (HttpStatusCode)428);

        refused.GetProperty("code").GetString().ShouldBe("unseen");
        await program.AskAsync(HttpMethod.Patch, $"contributions/{id}", new { visibility = "school" }, HttpStatusCode.OK, ("If-Match", "*"));
    }

    [Fact]
    public async Task What_is_sent_is_written_what_is_null_is_emptied_and_the_rest_stays()
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();

        var now = await program.AskAsync(HttpMethod.Patch, $"contributions/{id}", new
        {
            description = new { licence = (string?)null, keywords = new[] { " phân số ", "Phân số", "lớp 4" }, contributors = new[] { new { name = "Cô Hạnh" } } },
            visibility = "school",
        });

        var description = now.GetProperty("description");
        description.GetProperty("title").GetString().ShouldBe("Phân số bằng nhau");
        description.GetProperty("licence").GetString().ShouldBe("");
        description.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()).ShouldBe(["phân số", "lớp 4"]);
        description.GetProperty("contributors")[0].GetProperty("role").GetString().ShouldBe("aut");
        description.GetProperty("levels")[0].GetString().ShouldBe("tieu-hoc", "as the form concludes it of the grade");
        now.GetProperty("visibility").GetString().ShouldBe("school");
        now.GetProperty("missing").EnumerateArray().Select(m => m.GetProperty("field").GetString()).ShouldBe(["files", "licence"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"description":{"kind":"phim-hay"}}""", 422, "kind", "unknown-code")]
    [InlineData("""{"description":{"subjects":["toan","hoa-hoc-vui"]}}""", 422, "subjects", "unknown-code")]
    [InlineData("""{"description":{"grades":[13]}}""", 422, "grades", "grade")]
    [InlineData("""{"description":{"languages":["tiếng mẹ đẻ của tôi"]}}""", 422, "languages", "unknown-language")]
    [InlineData("""{"description":{"source":{"title":"Sách","url":"javascript:alert(1)"}}}""", 422, "source", "address")]
    [InlineData("""{"description":{"timeRequiredMinutes":-5}}""", 422, "timeRequiredMinutes", "minutes")]
    [InlineData("""{"description":{"tieuDe":"Toán"}}""", 422, "tieuDe", "unknown-field")]
    [InlineData("""{"description":{"title":{"vi":"Toán"}}}""", 422, "title", "wrong-shape")]
    [InlineData("""{"description":{"contributors":[null]}}""", 422, "contributors", "wrong-shape")]
    [InlineData("""{"description":{"keywords":"toán, lớp 4"}}""", 422, "keywords", "wrong-shape")]
    [InlineData("""{"description":[]}""", 400, null, "shape")]
    [InlineData("""{"visibility":"everybody"}""", 400, null, "shape")]
    [InlineData("""{"owner":"tôi"}""", 400, null, "property")]
    [InlineData("""{"description":""", 400, null, "json")]
    [InlineData("""{"visibility":"school","visibility":"public"}""", 400, null, "json")]
    [InlineData("[1]", 400, null, "json")]
    public async Task What_cannot_be_taken_is_said_with_its_field(string body, int status, string? field, string code)
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var problem = await program.AskAsync(HttpMethod.Patch, $"contributions/{id}", content, (HttpStatusCode)status, ("Accept-Language", "en"));

        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("detail").GetString()!.ShouldNotContain("{");
        problem.GetProperty("title").GetString().ShouldBe(status == 422 ? "Something is wrong" : "The request cannot be read");
        problem.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("field").GetString()).FirstOrDefault().ShouldBe(field);
        (await program.AskAsync(HttpMethod.Get, $"contributions/{id}")).GetProperty("description").GetProperty("title").GetString().ShouldBe("Phân số bằng nhau");
    }

    [Fact]
    public async Task A_contribution_is_handed_in_published_revised_and_taken_down()
    {
        using var program = await app.NewProgramAsync();
        var title = $"Phân số {Guid.CreateVersion7()}";
        var id = await program.BeginAsync(title);
        var missing = await program.AskAsync(HttpMethod.Put, $"contributions/{id}/submission", null, HttpStatusCode.Conflict);
        missing.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("no-file");
        await program.PutAsync(id, "phan-so.epub", SmallBook.Epub("Phân số", "Một phần hai."));
        await program.SettledAsync(id);

        (await program.AskAsync(HttpMethod.Put, $"contributions/{id}/submission")).GetProperty("state").GetString().ShouldBe("submitted");
        (await program.AskAsync(HttpMethod.Put, $"contributions/{id}/submission")).GetProperty("state").GetString().ShouldBe("submitted");
        (await program.AskAsync(HttpMethod.Patch, $"contributions/{id}", new { visibility = "school" }, HttpStatusCode.Conflict)).GetProperty("code").GetString().ShouldBe("not-a-draft");
        using var reviewer = await app.SignInAsReviewerAsync();
        var queue = await reviewer.OpenAsync("/duyet");
        using var approved = await reviewer.PostFormAsync(queue.Document.QuerySelectorAll("a[href*='/duyet/']").First(a => a.TextContent.Contains(title, StringComparison.Ordinal)).GetAttribute("href")!,
            [.. new[] { "content", "licence", "privacy", "accessibility" }.Select(question => KeyValuePair.Create($"Answers[{question}]", "true"))], "form[action*=Approve]");
        var published = await program.AskAsync(HttpMethod.Get, $"contributions/{id}");
        published.GetProperty("state").GetString().ShouldBe("published");

        var resource = published.GetProperty("resource").GetString();
        var next = await program.AskAsync(HttpMethod.Post, $"resources/{resource}/versions", null, HttpStatusCode.Created);
        (await program.AskAsync(HttpMethod.Post, $"resources/{resource}/versions")).GetProperty("id").GetString().ShouldBe(next.GetProperty("id").GetString());
        next.GetProperty("version").GetInt32().ShouldBe(2);
        next.GetProperty("files").GetArrayLength().ShouldBe(1);
        await program.AskAsync(HttpMethod.Delete, $"contributions/{next.GetProperty("id").GetString()}", null, HttpStatusCode.NoContent);
        await program.AskAsync(HttpMethod.Put, $"resources/{resource}/withdrawal", new { reason = "Nhầm bản" }, HttpStatusCode.NoContent);
        (await program.AskAsync(HttpMethod.Get, $"contributions/{id}")).GetProperty("state").GetString().ShouldBe("withdrawn");
    }

    [Fact]
    public async Task The_list_goes_on_where_it_ended()
    {
        using var program = await app.NewProgramAsync();
        var begun = new List<string>();
        for (var i = 0; i < 5; i++)
            begun.Add(await program.BeginAsync($"Bài {i}"));

        var first = await program.AskAsync(HttpMethod.Get, "contributions?limit=3");
        var rest = await program.AskAsync(HttpMethod.Get, "contributions" + new Uri(first.GetProperty("next").GetString()!).Query);

        first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(c => c.GetProperty("id").GetString()).ShouldBe(Enumerable.Reverse(begun));
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}

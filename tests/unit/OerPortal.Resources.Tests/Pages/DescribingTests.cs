using System.Net;
using System.Text.Json.Nodes;
using OerPortal.Resources.Programme;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>What makes describing short: topics of the programme, an earlier description.</summary>
public sealed class DescribingTests(ResourcesApp app)
{
    [Fact]
    public async Task A_topic_of_the_programme_is_kept_by_its_identifier_and_own_words_stay_words()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var draft = await app.StartDraftAsync(teacher);
        using (await teacher.PostFormAsync($"/dong-gop/{draft}", [.. ResourcesApp.Complete("Chia bánh"), new("Form.Alignments", "toán · lớp 4 · phân số"), new("Form.Alignments", "Chia đều cho các bạn")], "#draft"))
            (await teacher.OpenAsync($"/dong-gop/{draft}")).Document.QuerySelectorAll("[name='Form.Alignments']").Select(i => i.GetAttribute("value")).Take(2).ShouldBe(["Toán · Lớp 4 · Phân số", "Chia đều cho các bạn"]);
        using (await teacher.PostAsync($"/dong-gop/{draft}?handler=Submit", await ResourcesApp.WithShownAsync(teacher, draft, [.. ResourcesApp.Complete("Chia bánh"), new("Form.Alignments", "Toán · Lớp 4 · Phân số")])))
        using (var reviewer = await app.SignInAsReviewerAsync())
        using (await reviewer.PostAsync($"/duyet/{await app.SubmissionOfAsync(draft)}?handler=Approve", ResourcesApp.AllFine()))
            await app.WorkIsDoneAsync();

        var page = (await teacher.OpenAsync("/dong-gop")).Document.QuerySelector("a[href*='/hoc-lieu/']")!.GetAttribute("href")!;
        var about = JsonNode.Parse(await (await app.Guest().GetAsync($"/hoc-lieu/{page.Split('/')[^1]}/mo-ta.jsonld")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        about["educationalAlignment"]![0]!["identifier"]!.GetValue<string>().ShouldBe("gdpt-2018/toan/4/phan-so");
        about["teaches"]![0]!["termCode"]!.GetValue<string>().ShouldBe("gdpt-2018/toan/4/phan-so");
    }

    [Fact]
    public void Topics_are_of_subjects_that_we_know_and_no_two_are_called_the_same()
    {
        var topics = SchoolProgramme.Of2018.Topics;

        topics.Select(t => t.Subject).Distinct().Except(Subjects.All).ShouldBeEmpty();
        topics.Select(t => t.Id).Distinct().Count().ShouldBe(topics.Count);
        topics.ShouldAllBe(t => t.Grade >= 1 && t.Grade <= 12);
        SchoolProgramme.Of2018.For(["toan"]).ShouldAllBe(t => t.Subject == "toan");
        SchoolProgramme.Of2018.For(["khac"]).Count.ShouldBe(topics.Count);
    }

    [Fact]
    public async Task A_draft_begins_with_the_description_of_an_earlier_one_and_without_its_title_and_files()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        await app.SubmitAsync(teacher, "Bài tuần trước");

        using var begun = await teacher.PostFormAsync("/dong-gop", form: "form[action*=Like]");
        begun.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var draft = await teacher.OpenAsync(begun.Headers.Location!.ToString());

        draft.Document.QuerySelector("#Form_Description")!.TextContent.Trim().ShouldBe("Mười hai truyện kể.");
        draft.Document.QuerySelector("#Form_Subject option[selected]")!.GetAttribute("value").ShouldBe("ngu-van");
        draft.Document.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBeNullOrEmpty();
        draft.ShouldSay("Chưa có tệp nào");
        using var neighbour = await app.SignInAsTeacherAsync(teacher.Site);
        using var refused = await neighbour.PostAsync("/dong-gop?handler=Like", [new("earlier", draft.Address.AbsolutePath.Split('/')[^1])]);
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

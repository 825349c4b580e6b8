using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>Reviewing with others: claims, the checklist, remarks, mending, the conversation.</summary>
public sealed class ReviewingTests(ResourcesApp app)
{
    [Fact]
    public async Task What_somebody_is_at_is_left_alone_by_the_others_until_it_is_given_back()
    {
        var (_, submission) = await SubmittedAsync("Bài đang có người duyệt");
        using var first = await app.SignInAsReviewerAsync();
        using var second = await app.SignInAsReviewerAsync();
        using (await first.PostFormAsync($"/duyet/{submission}", form: "form[action*=Claim]"))
            (await second.OpenAsync("/duyet")).ShouldSay($"{first.Person.DisplayName} đang duyệt");

        (await second.OpenAsync($"/duyet/{submission}")).ShouldSay($"{first.Person.DisplayName} đang duyệt bài này").Document.QuerySelector("form[action*=Approve]").ShouldBeNull();
        using (var refused = await second.PostAsync($"/duyet/{submission}?handler=Approve", ResourcesApp.AllFine()))
            (await second.ReadAsync(refused)).ShouldSay("Bài này đang có người khác duyệt");
        using (await first.PostFormAsync($"/duyet/{submission}", form: "form[action*=GiveBack]"))
        using (var approved = await second.PostAsync($"/duyet/{submission}?handler=Approve", ResourcesApp.AllFine()))
            approved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public void A_claim_ends_by_itself()
    {
        var submission = Submission.Of(Resource.Start(Guid.CreateVersion7(), Guid.CreateVersion7(), Samples.Noon).Latest, Guid.CreateVersion7(), Samples.Noon);
        var claim = ReviewClaim.Of(submission, Guid.CreateVersion7(), Samples.Noon);

        claim.IsInForce(Samples.Noon.AddMinutes(119)).ShouldBeTrue();
        claim.IsInForce(Samples.Noon.AddMinutes(120)).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_published_before_its_questions_are_answered_and_the_answers_stay()
    {
        var (_, submission) = await SubmittedAsync("Bài chưa trả lời");
        using var reviewer = await app.SignInAsReviewerAsync();
        var answers = ResourcesApp.AllFine();

        using (var none = await reviewer.PostAsync($"/duyet/{submission}?handler=Approve", answers[..3]))
            (await reviewer.ReadAsync(none)).ShouldSay("Trả lời cả bốn câu trước khi phê duyệt.");
        using (var unfit = await reviewer.PostAsync($"/duyet/{submission}?handler=Approve", [.. answers[..2], new("Answers[privacy]", "false"), answers[3]]))
            (await reviewer.ReadAsync(unfit)).ShouldSay("Có mục được đánh dấu “Cần sửa”");
        using (var fine = await reviewer.PostAsync($"/duyet/{submission}?handler=Approve", [.. answers[..3], new("Answers[accessibility]", "false"), new("Comment", "Lần sau thêm lời cho hình nhé.")]))
            fine.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await reviewer.OpenAsync($"/duyet/{submission}")).ShouldSay("cần sửa: dễ tiếp cận").ShouldSay("Lần sau thêm lời cho hình nhé.");
    }

    [Fact]
    public async Task The_words_of_an_approval_reach_the_contributor()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var draft = await app.SubmitAsync(teacher, "Bài được khen");
        using var reviewer = await app.SignInAsReviewerAsync();
        using (await reviewer.PostAsync($"/duyet/{await app.SubmissionOfAsync(draft)}?handler=Approve", [.. ResourcesApp.AllFine(), new("Comment", "Tranh rất đẹp.")]))
            await app.WorkIsDoneAsync();

        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay("Tranh rất đẹp.");
        (await teacher.OpenAsync("/dong-gop")).ShouldSay("Tranh rất đẹp.");
    }

    [Fact]
    public async Task A_remark_stands_beside_its_field_and_leads_to_its_place_once_the_contribution_is_returned()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var draft = await app.SubmitAsync(teacher, "Bài có ghi chú");
        var submission = await app.SubmissionOfAsync(draft);
        using var reviewer = await app.SignInAsReviewerAsync();
        var choice = (await reviewer.OpenAsync($"/duyet/{submission}")).Document.QuerySelectorAll("#Place_Where option").First(o => o.TextContent.Contains("Bến nước", StringComparison.Ordinal));

        using (await reviewer.PostFormAsync($"/duyet/{submission}", [new("RemarkField", "description"), new("RemarkWords", "Nói thêm về lớp.")], "form[action$='Remark#ghi-chu']"))
        using (await reviewer.PostFormAsync($"/duyet/{submission}", [new("Place.Where", choice.GetAttribute("value")!), new("Place.Words", "Tranh bị mờ.")], "form[action*=RemarkOnFile]"))
            (await teacher.OpenAsync($"/dong-gop/{draft}")).ShouldNotSay("Nói thêm về lớp.");
        using (await reviewer.PostAsync($"/duyet/{submission}?handler=Return", [new("Comment", "Xem các ghi chú.")]))
            await app.WorkIsDoneAsync();

        var page = await teacher.OpenAsync($"/dong-gop/{draft}");
        page.Document.QuerySelector("#Form_Description")!.ParentElement!.TextContent.ShouldContain("Nói thêm về lớp.");
        page.ShouldSay("Tranh bị mờ.").Document.QuerySelector("a[href*='/doc/tep/'][href*='den=c1.xhtml']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_page_that_the_file_has_not_is_said_beside_its_input()
    {
        var (_, submission) = await SubmittedAsync("Bài không có số trang");
        using var reviewer = await app.SignInAsReviewerAsync();

        using var answer = await reviewer.PostFormAsync($"/duyet/{submission}", [new("Place.At", "12"), new("Place.Words", "Mờ")], "form[action*=RemarkOnFile]");

        (await reviewer.ReadAsync(answer)).TextOf("#Place_At-error").ShouldContain("không có số trang");
    }

    [Fact]
    public async Task What_a_reviewer_mends_is_shown_before_and_after_and_licence_and_source_are_not_theirs()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var draft = await app.SubmitAsync(teacher, "Phân só lớp bốn");
        var submission = await app.SubmissionOfAsync(draft);
        using var reviewer = await app.SignInAsReviewerAsync();
        using (var mended = await reviewer.PostFormAsync($"/duyet/{submission}/sua", [new("Form.Title", "Phân số lớp bốn"), new("Form.Grades", "6"), new("Form.Licence", "cc0-1.0"), new("Form.Origin", "source"), new("Form.SourceTitle", "Sách khác")], "form[action$=sua]"))
            mended.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await reviewer.OpenAsync($"/duyet/{submission}")).ShouldSay("Phân só lớp bốn").ShouldSay("CC BY 4.0").ShouldNotSay("Sách khác");
        using (await reviewer.PostAsync($"/duyet/{submission}?handler=Approve", ResourcesApp.AllFine()))
            await app.WorkIsDoneAsync();

        var page = await teacher.OpenAsync($"/dong-gop/{draft}");
        page.ShouldSay("Người duyệt đã sửa giúp 1 mục");
        page.TextOf("table").ShouldContain("Phân só lớp bốn");
        page.TextOf("table").ShouldContain("Phân số lớp bốn");
        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay("“Phân số lớp bốn” đã được phê duyệt");
    }

    [Fact]
    public async Task Mending_leaves_nothing_empty_that_must_be_said()
    {
        var (_, submission) = await SubmittedAsync("Bài không mất tên");
        using var reviewer = await app.SignInAsReviewerAsync();

        using var answer = await reviewer.PostFormAsync($"/duyet/{submission}/sua", [new("Form.Title", " "), new("Form.Grades", "6")], "form[action$=sua]");

        (await reviewer.ReadAsync(answer)).ShouldSay("Đặt tên cho học liệu.");
        (await reviewer.OpenAsync($"/duyet/{submission}")).ShouldSay("Bài không mất tên");
    }

    [Fact]
    public async Task Both_sides_of_the_conversation_are_told()
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var draft = await app.SubmitAsync(teacher, "Bài để trao đổi");
        var submission = await app.SubmissionOfAsync(draft);
        using var reviewer = await app.SignInAsReviewerAsync();

        using (await reviewer.PostFormAsync($"/duyet/{submission}", [new("Message", "Ảnh trang 3 của ai?")], "form[action*=Say]"))
            await app.WorkIsDoneAsync();
        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay("Ảnh trang 3 của ai?");
        using (await teacher.PostFormAsync($"/dong-gop/{draft}", [new("Message", "Của học sinh lớp tôi, có phép.")], "form[action*=trao-doi]"))
            await app.WorkIsDoneAsync();

        (await reviewer.OpenAsync("/toi/thong-bao")).ShouldSay("Của học sinh lớp tôi, có phép.").Document.QuerySelector($"a[href='/duyet/{submission}#trao-doi']").ShouldNotBeNull();
        (await reviewer.OpenAsync($"/duyet/{submission}")).ShouldSay("Của học sinh lớp tôi, có phép.");
    }

    [Fact]
    public async Task A_reviewers_list_and_numbers_are_those_of_their_own_field()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        await app.SubmitAsync(teacher, "Bài ngữ văn", Visibility.School);
        using (var given = await librarian.PostFormAsync("/duyet/phan-cong", [new("subjects", "toan"), new("levels", "thcs")]))
            given.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var mine = await librarian.OpenAsync("/duyet");
        mine.ShouldNotSay("Bài ngữ văn").TextOf(".chips").ShouldBe("Phần của tôi · 0 Tất cả · 1");
        mine.Document.QuerySelector(".desk-nav .count").ShouldBeNull();
        (await librarian.OpenAsync("/duyet?tat-ca=true")).ShouldSay("Bài ngữ văn");
    }

    [Fact]
    public async Task Who_runs_the_school_says_who_looks_after_what_and_reviewers_only_of_themselves()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var head = await app.SignInAsync(SiteRole.SiteAdministrator, school);

        using (var refused = await librarian.PostAsync("/duyet/phan-cong", [new("reviewerId", $"{head.Person.Id}"), new("subjects", "toan")]))
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using (var given = await head.PostAsync("/duyet/phan-cong", [new("reviewerId", $"{librarian.Person.Id}"), new("subjects", "toan")]))
            given.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await librarian.OpenAsync("/duyet")).ShouldSay("Phần của tôi");
    }

    private async Task<(string Draft, string Submission)> SubmittedAsync(string title)
    {
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var draft = await app.SubmitAsync(teacher, title);
        return (draft, await app.SubmissionOfAsync(draft));
    }
}

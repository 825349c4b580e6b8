using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.Following;

public sealed class FollowingTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_resource_is_told_with_its_files_school_and_sets()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đăk Hà");

        var published = await app.PublishAsync(school, "Đường lên Ngọc Linh");

        var record = (await app.Records.FindAsync(published.PublicId, Ct)).ShouldNotBeNull();
        var resource = record.Resource.ShouldNotBeNull();
        resource.About.Title.ShouldBe("Đường lên Ngọc Linh");
        resource.School.ShouldBe(new OpenSchool(school.Slug, "Trường THCS Đăk Hà"));
        resource.Files.ShouldHaveSingleItem().Address.ShouldBe($"/tep/{published.FileId}/tai");
        record.Sets.ShouldBe(
            [SetKey.All, SetKey.School(school.Id), SetKey.Level("thcs"), SetKey.Grade(6), SetKey.Subject("ngu-van"), SetKey.OfKind("sach-dien-tu")], ignoreOrder: true);
        (await NewestAsync(school)).ShouldBe([published.PublicId]);
    }

    [Theory]
    [InlineData(Visibility.School)]
    [InlineData(Visibility.Province)]
    public async Task What_was_never_public_is_not_told(Visibility visibility)
    {
        var school = await app.CreateSchoolAsync();

        var hidden = await app.PublishAsync(school, "Nội bộ", visibility);

        (await app.Records.FindAsync(hidden.PublicId, Ct)).ShouldBeNull();
        (await ChangesAsync(school)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_resource_stays_as_one_that_is_gone()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Sẽ gỡ");
        var before = (await ChangesAsync(school)).Single();

        await app.WithdrawAsync(published);

        var after = (await ChangesAsync(school)).Single();
        after.Resource.ShouldBeNull();
        after.Position.ShouldBeGreaterThan(before.Position);
        (await NewestAsync(school)).ShouldBeEmpty();
        (await app.Records.CountAsync(SetKey.School(school.Id), Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_resource_that_only_its_school_sees_from_now_on_is_gone()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Thu hẹp");

        await app.ReviseAsync(published, OpenDataApp.About("Thu hẹp"), visibility: Visibility.School);

        (await ChangesAsync(school)).Single().Resource.ShouldBeNull();
    }

    [Fact]
    public async Task A_resource_that_becomes_public_again_is_there_again()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Mở lại");
        await app.ReviseAsync(published, OpenDataApp.About("Mở lại"), visibility: Visibility.School);

        await app.ReviseAsync(published, OpenDataApp.About("Mở lại"), number: 3);

        (await ChangesAsync(school)).Single().Resource.ShouldNotBeNull();
        (await app.Records.CountAsync(SetKey.School(school.Id), Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_takes_one_subject_is_told_of_what_has_left_it()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Đổi môn");

        await app.ReviseAsync(published, OpenDataApp.About("Đổi môn") with { Subjects = ["toan"] });

        SetKey[] literature = [SetKey.School(school.Id), SetKey.Subject("ngu-van")];
        var left = (await app.Records.ChangesAsync(literature, 0, null, 10, Ct)).Single();
        left.IsGoneFrom(literature).ShouldBeTrue();
        left.IsGoneFrom([SetKey.Subject("toan")]).ShouldBeFalse();
        (await app.Records.NewestAsync(literature, null, 10, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_renamed_school_is_a_change_of_all_that_it_contributed()
    {
        var school = await app.CreateSchoolAsync("Trường cũ");
        await app.PublishAsync(school, "Tên trường");
        var before = (await ChangesAsync(school)).Single();

        await app.Services.GetRequiredService<ISites>().SaveAsync(school with { Name = "Trường mới" }, Ct);
        await app.FollowAsync();

        var after = (await ChangesAsync(school)).Single();
        after.Position.ShouldBeGreaterThan(before.Position);
        after.Resource!.School.Name.ShouldBe("Trường mới");
    }

    [Fact]
    public async Task A_school_that_switches_open_data_off_is_gone_and_comes_back_with_what_it_published_meanwhile()
    {
        var school = await app.CreateSchoolAsync();
        var first = await app.PublishAsync(school, "Trước khi tắt");
        var sites = app.Services.GetRequiredService<ISites>();

        await sites.SwitchFeatureAsync(school.Id, "open-data", on: false, Ct);
        await app.FollowAsync();
        var second = await app.PublishAsync(school, "Trong khi tắt");

        (await ChangesAsync(school)).Single().ShouldSatisfyAllConditions(gone => gone.PublicId.ShouldBe(first.PublicId), gone => gone.Resource.ShouldBeNull());
        (await app.Records.FindAsync(second.PublicId, Ct)).ShouldBeNull();

        await sites.SwitchFeatureAsync(school.Id, "open-data", on: true, Ct);
        await app.FollowAsync();

        (await NewestAsync(school)).ShouldBe([first.PublicId, second.PublicId], ignoreOrder: true);
    }

    [Fact]
    public async Task A_collection_is_a_set_whose_title_and_members_are_followed()
    {
        var school = await app.CreateSchoolAsync();
        var inside = await app.PublishAsync(school, "Trong bộ");
        var outside = await app.PublishAsync(school, "Ngoài bộ");

        var collection = await app.CollectAsync(school, "Ôn thi", inside);

        (await app.Records.NewestAsync([SetKey.Collection(collection)], null, 10, Ct)).Select(r => r.PublicId).ShouldBe([inside.PublicId]);
        (await app.Records.FindAsync(inside.PublicId, Ct))!.Resource!.Collections.ShouldBe([new OpenCollectionName(collection, "Ôn thi")]);
        (await app.Records.FindAsync(outside.PublicId, Ct))!.Resource!.Collections.ShouldBeEmpty();

        await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "collections", on: false, Ct);
        await app.FollowAsync();

        (await app.Records.NewestAsync([SetKey.Collection(collection)], null, 10, Ct)).ShouldBeEmpty();
        (await app.Records.ChangesAsync([SetKey.Collection(collection)], 0, null, 10, Ct)).Single().IsGoneFrom([SetKey.Collection(collection)]).ShouldBeTrue();
        (await app.Records.FindAsync(inside.PublicId, Ct))!.Resource!.Collections.ShouldBeEmpty();
    }

    [Fact]
    public async Task Making_all_anew_keeps_times_and_what_is_gone()
    {
        var school = await app.CreateSchoolAsync();
        var stays = await app.PublishAsync(school, "Ở lại");
        var goes = await app.PublishAsync(school, "Ra đi");
        await app.WithdrawAsync(goes);
        var before = await ChangesAsync(school);

        await app.RebuildAsync();

        (await ChangesAsync(school)).Select(r => (r.PublicId, r.Position, r.ChangedAt, IsGone: r.Resource is null))
            .ShouldBe(before.Select(r => (r.PublicId, r.Position, r.ChangedAt, IsGone: r.Resource is null)));
    }

    [Fact]
    public async Task A_portal_that_was_there_before_is_filled()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Đã có từ trước");
        await app.ExecuteAsync("DELETE FROM open_data.member m USING open_data.record r WHERE r.position = m.position AND r.id = @Id; DELETE FROM open_data.record WHERE id = @Id", new { published.Id });

        await app.RebuildAsync();

        (await NewestAsync(school)).ShouldBe([published.PublicId]);
    }

    [Fact]
    public async Task An_older_change_never_takes_the_place_of_a_newer_one()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Mới");
        var record = (await app.Records.FindAsync(published.PublicId, Ct))!;

        await app.Services.GetRequiredService<RecordWriter>().WriteAsync(
            [new RecordState(published.Id, published.PublicId, school.Id, Number: 0, IsOpen: true, record.Resource! with { About = OpenDataApp.About("Cũ") }, record.Sets)], Ct);

        (await app.Records.FindAsync(published.PublicId, Ct))!.Resource!.About.Title.ShouldBe("Mới");
    }

    [Fact]
    public async Task Newest_goes_on_where_it_was_page_by_page()
    {
        var school = await app.CreateSchoolAsync();
        for (var i = 0; i < 5; i++) await app.PublishAsync(school, $"Bài {i}");

        var seen = new List<string>();
        NewestMark? mark = null;
        while (await app.Records.NewestAsync([SetKey.School(school.Id)], mark, 2, Ct) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(r => r.Resource!.About.Title));
            mark = NewestMark.Of(page[^1]);
        }

        seen.Count.ShouldBe(5);
        seen.Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task A_window_of_time_takes_both_of_its_ends()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Trong giây này");
        var at = (await ChangesAsync(school)).Single().ChangedAt;

        (await WindowAsync(school, at, at)).ShouldBe(1);
        (await WindowAsync(school, null, at.AddSeconds(-1))).ShouldBe(0);
        (await WindowAsync(school, at.AddSeconds(1), null)).ShouldBe(0);
    }

    private async Task<int> WindowAsync(Site school, DateTimeOffset? from, DateTimeOffset? until)
        => (await app.Records.ChangesAsync([SetKey.School(school.Id)], 0, new TimeWindow(from, until), 10, Ct)).Count;

    private async Task<string[]> NewestAsync(Site school) => [.. (await app.Records.NewestAsync([SetKey.School(school.Id)], null, 100, Ct)).Select(r => r.PublicId)];

    private Task<IReadOnlyList<OpenRecord>> ChangesAsync(Site school) => app.Records.ChangesAsync([SetKey.School(school.Id)], 0, null, 100, Ct);
}

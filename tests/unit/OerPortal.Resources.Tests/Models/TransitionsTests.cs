using OerPortal.Ingest;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Models;

public sealed class TransitionsTests
{
    private static readonly Guid Site = Guid.CreateVersion7();
    private static readonly Guid Teacher = Guid.CreateVersion7();
    private static readonly Guid Reviewer = Guid.CreateVersion7();

    [Fact]
    public void A_draft_that_is_submitted_can_no_longer_be_edited()
    {
        var (resource, files) = Complete();
        resource.Submit(resource.Latest, files, Teacher, Samples.Noon);

        resource.Latest.StateIn(resource).ShouldBe(VersionState.Submitted);
        Should.Throw<TransitionRefusedException>(() => resource.Latest.Describe(resource, Samples.About(), Visibility.Public, [], Samples.Noon))
            .Key.ShouldBe("resources.refused.not-a-draft");
    }

    [Fact]
    public void Approval_publishes_the_version_and_announces_it()
    {
        var resource = Published();

        resource.Latest.StateIn(resource).ShouldBe(VersionState.Published);
        resource.Listing!.Title.ShouldBe("Đường lên Ngọc Linh");
        resource.TakeRecords().SelectMany(h => h.Events).OfType<ResourcePublished>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Nobody_approves_their_own_contribution()
    {
        var (resource, files) = Complete();
        var submission = resource.Submit(resource.Latest, files, Teacher, Samples.Noon);

        Should.Throw<TransitionRefusedException>(() => resource.Approve(submission, files, Teacher, null, Samples.Noon)).Key.ShouldBe("resources.refused.own");
        Should.Throw<TransitionRefusedException>(() => resource.Return(submission, Teacher, "Sửa", Samples.Noon)).Key.ShouldBe("resources.refused.own");
    }

    [Fact]
    public void A_submission_is_decided_once()
    {
        var (resource, files) = Complete();
        var submission = resource.Submit(resource.Latest, files, Teacher, Samples.Noon);
        resource.Return(submission, Reviewer, "Thêm lớp", Samples.Noon);

        Should.Throw<TransitionRefusedException>(() => resource.Approve(submission, files, Reviewer, null, Samples.Noon)).Key.ShouldBe("resources.refused.decided");
    }

    [Fact]
    public void A_return_needs_a_comment_and_reopens_the_draft()
    {
        var (resource, files) = Complete();
        var submission = resource.Submit(resource.Latest, files, Teacher, Samples.Noon);
        Should.Throw<TransitionRefusedException>(() => resource.Return(submission, Reviewer, "  ", Samples.Noon)).Key.ShouldBe("resources.refused.comment");

        resource.Return(submission, Reviewer, "Câu 3 sai đáp án", Samples.Noon);

        resource.Latest.StateIn(resource).ShouldBe(VersionState.Returned);
        resource.Latest.Draft.ShouldNotBeNull();
        resource.Submit(resource.Latest, files, Teacher, Samples.Noon.AddDays(1));
        resource.Latest.StateIn(resource).ShouldBe(VersionState.Submitted);
    }

    [Fact]
    public void Withdrawal_needs_a_reason_and_takes_the_resource_out_of_the_catalogue()
    {
        var resource = Published();
        Should.Throw<TransitionRefusedException>(() => resource.Withdraw(Reviewer, "", Samples.Noon)).Key.ShouldBe("resources.refused.reason");

        resource.Withdraw(Reviewer, "Có lỗi nội dung", Samples.Noon);

        resource.Withdrawal!.Reason.ShouldBe("Có lỗi nội dung");
        resource.Listing.ShouldBeNull();
        resource.ListingChanged.ShouldBeTrue();
        resource.Latest.StateIn(resource).ShouldBe(VersionState.Withdrawn);
        Should.Throw<TransitionRefusedException>(() => resource.Withdraw(Reviewer, "Nữa", Samples.Noon)).Key.ShouldBe("resources.refused.not-published");
    }

    [Fact]
    public void A_new_version_keeps_the_old_one_visible_until_it_is_approved()
    {
        var resource = Published();
        var first = resource.Latest;
        var second = resource.StartNewVersion(Samples.Noon);

        second.Number.ShouldBe(2);
        second.Metadata.ShouldBe(first.Metadata);
        second.Files.Select(f => f.FileId).ShouldBe(first.Files.Select(f => f.FileId));
        first.StateIn(resource).ShouldBe(VersionState.Published);
        Should.Throw<TransitionRefusedException>(() => resource.StartNewVersion(Samples.Noon)).Key.ShouldBe("resources.refused.version-open");

        FileFacts[] files = [Samples.Epub(Site, Teacher, "x") with { Id = second.Files[0].FileId }];
        resource.Approve(resource.Submit(second, files, Teacher, Samples.Noon), files, Reviewer, null, Samples.Noon);
        first.StateIn(resource).ShouldBe(VersionState.Replaced);
        second.StateIn(resource).ShouldBe(VersionState.Published);
    }

    [Theory]
    [InlineData(FileState.Scanning, "contribute.problem.file-scanning")]
    [InlineData(FileState.Quarantined, "contribute.problem.file-scanning")]
    [InlineData(FileState.Receiving, "contribute.problem.file-receiving")]
    [InlineData(FileState.Deriving, "contribute.problem.file-preparing")]
    [InlineData(FileState.Infected, "contribute.problem.file-refused")]
    public void Submitting_waits_for_every_file_and_says_for_which(FileState state, string key)
    {
        var (resource, files) = Complete(state);

        var problem = Should.Throw<DraftIncompleteException>(() => resource.Submit(resource.Latest, files, Teacher, Samples.Noon)).Problems.ShouldHaveSingleItem();
        problem.Key.ShouldBe(key);
        problem.Arguments.ShouldContain("duong-len-ngoc-linh.epub");
    }

    [Fact]
    public void Submitting_an_empty_draft_names_everything_that_is_missing()
    {
        var resource = Resource.Start(Site, Teacher, Samples.Noon);

        Should.Throw<DraftIncompleteException>(() => resource.Submit(resource.Latest, [], Teacher, Samples.Noon))
            .Problems.Select(p => p.Field)
            .ShouldBe([DraftField.Files, DraftField.Title, DraftField.Kind, DraftField.Levels, DraftField.Subjects, DraftField.Description, DraftField.Languages, DraftField.Licence]);
    }

    [Fact]
    public void Somebody_elses_work_needs_its_source()
    {
        var about = Samples.About() with { Source = new WorkSource("", "javascript:alert(1)", null) };

        DraftCheck.OfMetadata(about).Select(p => p.Key).ShouldBe(["contribute.problem.source", "contribute.problem.source-url"]);
    }

    private static Resource Published()
    {
        var (resource, files) = Complete();
        resource.Approve(resource.Submit(resource.Latest, files, Teacher, Samples.Noon), files, Reviewer, "Hay", Samples.Noon);
        return resource;
    }

    private static (Resource Resource, FileFacts[] Files) Complete(FileState state = FileState.Ready)
    {
        var resource = Resource.Start(Site, Teacher, Samples.Noon, Samples.About());
        var file = Samples.Epub(Site, Teacher, resource.Latest.Holder, state);
        resource.Latest.Attach(resource, file.Id, FileRole.Main);
        return (resource, [file]);
    }
}

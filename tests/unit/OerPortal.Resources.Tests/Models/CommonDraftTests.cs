using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Models;

/// <summary>Two people write one description at a time.</summary>
public sealed class CommonDraftTests
{
    private static readonly Guid Me = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly ResourceMetadata Shown = Samples.About();

    [Fact]
    public void What_the_other_changed_meanwhile_stays_beside_what_I_changed()
    {
        var current = Shown with { Description = "Của người kia" };

        var common = CommonDraft.Of(current, Shown with { Title = "Của tôi" }, [Edit(7, DraftField.Description, Other, Shown)], Me);

        common.Disputed.ShouldBeEmpty();
        common.Metadata.Title.ShouldBe("Của tôi");
        common.Metadata.Description.ShouldBe("Của người kia");
    }

    [Fact]
    public void Where_both_changed_the_same_somebody_has_to_look()
    {
        var current = Shown with { Title = "Của người kia" };

        var common = CommonDraft.Of(current, Shown with { Title = "Của tôi" }, [Edit(7, DraftField.Title, Other, Shown)], Me);

        common.Disputed.ShouldBe([DraftField.Title]);
        common.Metadata.Title.ShouldBe("Của tôi");
    }

    [Fact]
    public void Both_writing_the_same_is_no_dispute()
    {
        var current = Shown with { Title = "Như nhau" };

        CommonDraft.Of(current, current, [Edit(7, DraftField.Title, Other, Shown)], Me).Disputed.ShouldBeEmpty();
    }

    [Fact]
    public void A_form_that_stands_open_since_my_own_words_does_not_undo_what_the_other_made_of_them()
    {
        var mine = Shown with { Title = "Của tôi" };
        var current = Shown with { Title = "Của tôi, người kia sửa" };

        var common = CommonDraft.Of(current, mine, [Edit(7, DraftField.Title, Me, Shown), Edit(8, DraftField.Title, Other, mine)], Me);

        common.Disputed.ShouldBeEmpty();
        common.Metadata.Title.ShouldBe("Của tôi, người kia sửa");
    }

    [Fact]
    public void What_only_I_changed_I_may_change_back()
    {
        var current = Shown with { Title = "Của tôi" };

        CommonDraft.Of(current, Shown, [Edit(7, DraftField.Title, Me, Shown)], Me).Metadata.Title.ShouldBe(Shown.Title);
    }

    private static DraftEdit Edit(int revision, string field, Guid by, ResourceMetadata before)
    {
        var resource = Resource.Start(Guid.CreateVersion7(), Me, Samples.Noon, before);
        while (resource.Touch() < revision - 1)
        {
        }

        resource.Latest.Describe(resource, before, Visibility.Public, [field], Samples.Noon, by);
        return DraftEdit.Of(resource.Latest, before, [field], by).Single();
    }
}

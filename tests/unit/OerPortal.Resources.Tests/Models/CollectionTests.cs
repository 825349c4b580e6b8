using OerPortal.Resources.Models;

namespace OerPortal.Resources.Tests.Models;

/// <summary>Sections of a collection, and the order in which all stands.</summary>
public sealed class CollectionTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 5, 7, 0, 0, TimeSpan.Zero);

    private readonly Guid _a = Guid.CreateVersion7();
    private readonly Guid _b = Guid.CreateVersion7();
    private readonly Guid _c = Guid.CreateVersion7();

    [Fact]
    public void Things_move_over_headings_and_stop_at_the_ends()
    {
        var collection = Of(_a, _b, _c);
        collection.AddSection("Tuần 1", "", Now);
        collection.AddSection("Tuần 2", "", Now);

        collection.Move(_c, 1, Now);
        Shown(collection).ShouldBe([_a, _b, "Tuần 1", _c, "Tuần 2"]);
        collection.Move(_c, 1, Now);
        collection.Move(_c, 1, Now);
        Shown(collection).ShouldBe([_a, _b, "Tuần 1", "Tuần 2", _c]);
        collection.Move(_c, -1, Now);
        collection.Move(_b, 1, Now);
        Shown(collection).ShouldBe([_a, "Tuần 1", _b, _c, "Tuần 2"]);
        collection.Move(_a, -1, Now);
        collection.Ordered.Select(i => i.ResourceId).ShouldBe([_a, _b, _c]);
    }

    [Fact]
    public void A_section_moves_with_what_is_in_it_and_leaves_it_behind_when_it_goes()
    {
        var collection = Of(_a, _b, _c);
        var first = collection.AddSection("Tuần 1", "", Now);
        var second = collection.AddSection("Tuần 2", "", Now);
        collection.Settle(_b, first.Id, "Đọc kĩ", Now);
        collection.Settle(_c, second.Id, null, Now);

        collection.MoveSection(second.Id, -1, Now);
        Shown(collection).ShouldBe([_a, "Tuần 2", _c, "Tuần 1", _b]);
        collection.MoveSection(second.Id, -1, Now);
        collection.RemoveSection(first.Id, Now);
        Shown(collection).ShouldBe([_a, "Tuần 2", _c, _b]);
        collection.Items.Single(i => i.ResourceId == _b).Note.ShouldBe("Đọc kĩ");
    }

    [Fact]
    public void What_is_added_stands_at_the_end()
    {
        var collection = Of(_a);
        collection.AddSection("Tuần 1", "", Now);
        collection.Add(_b, Now).ShouldBeTrue();
        collection.Add(_a, Now).ShouldBeFalse();

        Shown(collection).ShouldBe([_a, "Tuần 1", _b]);
    }

    [Fact]
    public void Who_decides_sees_what_was_changed_after_they_looked()
    {
        var (owner, librarian) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var collection = Of(_a);
        collection.Submit(owner, Now);
        collection.Publish(librarian, Now);
        (collection.IsPublished, collection.HasChangedSince, collection.Submission).ShouldBe((true, false, null));

        collection.Describe("Tên khác", "", Now);
        collection.HasChangedSince.ShouldBeTrue();
        collection.Publish(librarian, Now);
        collection.HasChangedSince.ShouldBeFalse();

        Should.Throw<TransitionRefusedException>(() => collection.Return(librarian, " ", Now)).Key.ShouldBe("resources.refused.comment");
        collection.Return(librarian, "Tên chưa rõ", Now);
        (collection.IsPublished, collection.Returned?.Comment).ShouldBe((false, "Tên chưa rõ"));
    }

    [Fact]
    public void An_empty_collection_is_let_by_nobody_and_a_link_is_never_the_same_again()
    {
        var collection = Of();
        Should.Throw<TransitionRefusedException>(() => collection.Submit(Guid.CreateVersion7(), Now)).Key.ShouldBe("collections.refused.empty");

        collection.Share(Now);
        var first = collection.Link!.Token;
        collection.Share(Now);
        collection.Link.Token.ShouldBe(first);
        collection.EndSharing();
        collection.Share(Now);
        collection.Link!.Token.ShouldNotBe(first);
    }

    private static Collection Of(params Guid[] resources)
    {
        var collection = Collection.Start(Guid.CreateVersion7(), Guid.CreateVersion7(), "Bộ", "", Now);
        foreach (var resource in resources)
            collection.Add(resource, Now);
        return collection;
    }

    private static IEnumerable<object> Shown(Collection collection)
        => collection.Parts.SelectMany(p => (p.Section is { } section ? new object[] { section.Heading } : []).Concat(p.Items.Select(i => (object)i.ResourceId)));
}

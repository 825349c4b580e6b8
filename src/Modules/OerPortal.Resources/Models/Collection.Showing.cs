namespace OerPortal.Resources.Models;

/// <summary>Who gets to see it (docs/adr/0051-collections-are-looked-at-first.md).</summary>
public sealed partial class Collection
{
    /// <summary>There while everybody may find it.</summary>
    public CollectionPublication? Publication { get; private set; }

    /// <summary>There while it waits for somebody to look at it.</summary>
    public CollectionSubmission? Submission { get; private set; }

    /// <summary>The last word of somebody who gave it back; gone when it is let.</summary>
    public CollectionReturn? Returned { get; private set; }

    /// <summary>There while it is shared by link.</summary>
    public CollectionLink? Link { get; private set; }

    public bool IsPublished => Publication is not null;

    /// <summary>Whether nobody who decides has seen it as it is now.</summary>
    public bool HasChangedSince => Publication is { } shown && shown.Revision < Revision;

    public void Share(DateTimeOffset now) => Link ??= CollectionLink.Of(this, now);

    public void EndSharing() => Link = null;

    /// <exception cref="TransitionRefusedException">There is nothing in it, or it waits or is shown already.</exception>
    public void Submit(Guid by, DateTimeOffset now)
    {
        if (Items.Count == 0)
            throw new TransitionRefusedException("collections.refused.empty");
        if (IsPublished || Submission is not null)
            throw new TransitionRefusedException("collections.refused.waits");
        Submission = CollectionSubmission.Of(this, by, now);
        Revision++;
    }

    /// <summary>Lets everybody find it; said again after changes it has been looked at again.</summary>
    /// <exception cref="TransitionRefusedException">There is nothing in it.</exception>
    public void Publish(Guid by, DateTimeOffset now)
    {
        if (Items.Count == 0 && !IsPublished)
            throw new TransitionRefusedException("collections.refused.empty");
        Submission = null;
        Returned = null;
        Revision++;
        if (Publication is null)
        {
            Publication = CollectionPublication.Of(this, by, now);
            ChangedAt = now;
        }
        else
        {
            Publication.SeenAgain(by, Revision);
        }
    }

    /// <summary>Gives it back with a word, whether it waited or was shown.</summary>
    /// <exception cref="TransitionRefusedException">Without a word, or it neither waits nor is shown.</exception>
    public void Return(Guid by, string? comment, DateTimeOffset now)
    {
        if (!IsPublished && Submission is null)
            throw new TransitionRefusedException("collections.refused.decided");
        if (PlainText.Lines(comment, DraftLimits.Comment) is not { Length: > 0 } said)
            throw new TransitionRefusedException("resources.refused.comment");
        Withhold();
        Returned ??= CollectionReturn.Of(this);
        Returned.Say(by, said, now);
    }

    /// <summary>Its maker takes it off the lists, or back from waiting.</summary>
    public void Withhold()
    {
        Submission = null;
        Publication = null;
        Revision++;
    }
}

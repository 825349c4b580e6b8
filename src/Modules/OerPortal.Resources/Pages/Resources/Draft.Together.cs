using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Text;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A draft that several people work on.</summary>
internal sealed partial class DraftModel
{
    private DraftForm? _disputed;

    /// <summary>Those who work on it together; empty where there is only one.</summary>
    public IReadOnlyDictionary<Guid, PersonFacts> Makers { get; private set; } = new Dictionary<Guid, PersonFacts>();

    public bool IsOwner => Resource.OwnerId == person.Id;

    private bool IsCommon => Resource.CoAuthors.Count > 0;

    /// <summary>Whether the open form lacks something that others changed meanwhile. It goes on from what it shows.</summary>
    private bool IsBehind { get; set; }

    internal string? SavedMessage => Version.Draft switch
    {
        { SavedAt: { } at, SavedBy: { } by } when by != person.Id && Makers.ContainsKey(by) => strings["contribute.saved-by", at.Clock(), NameOf(by)].Value,
        { SavedAt: { } at } => strings["contribute.saved-at", at.Clock()].Value,
        _ => null,
    };

    private string NameOf(Guid id) => Makers.GetValueOrDefault(id)?.DisplayName ?? "";

    /// <summary>What was sent, with what the others changed since it was shown; null where both changed the same, which is said.</summary>
    private async Task<ResourceMetadata?> TogetherAsync(ResourceMetadata sent, CancellationToken cancellation)
    {
        var (id, shown, me) = (Version.Id, Form.Shown, person.Id!.Value);
        var since = await db.DraftEdits.AsNoTracking().Where(e => e.VersionId == id && e.Revision > shown).ToListAsync(cancellation);
        IsBehind = since.Exists(e => e.EditedBy != me);
        var common = CommonDraft.Of(Version.Metadata, sent, since, me);
        if (common.Disputed.Count == 0)
            return common.Metadata;
        var other = since.Where(e => e.EditedBy != me && common.Disputed.Contains(e.Field)).MaxBy(e => e.Revision)!;
        Trouble = strings["contribute.disputed", NameOf(other.EditedBy), string.Join(", ", common.Disputed.Select(strings.FieldName))];
        // The page that answers shows the others' changes with the sender's words in what is disputed: saving it again means them.
        _disputed = DraftForm.Of(common.Metadata, IsOwner ? Form.Visibility : Version.Visibility, Resource.Revision);
        return null;
    }

    /// <summary>The form as it should be looked at again.</summary>
    private void ShowDisputed()
    {
        if (_disputed is null)
            return;
        Form = _disputed;
        ModelState.Clear();
    }
}

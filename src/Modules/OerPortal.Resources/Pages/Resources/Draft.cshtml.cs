using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>A draft: its files, the short form, submitting. A submitted version shows where it stands instead.</summary>
[RequiresPermission(ResourcePermissions.ContributeId)]
[RequestSizeLimit(LargestPlainUpload + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPlainUpload)]
internal sealed partial class DraftModel(ResourcesDbContext db, OwnDrafts drafts, IFiles files, IPeople people, ICurrentPerson person, IStringLocalizer strings, TimeProvider time) : PageModel
{
    /// <summary>Without scripts a file comes in one piece; the resumable way has no such limit.</summary>
    private const int LargestPlainUpload = 100 << 20;

    [FromRoute]
    public string DraftId { get; set; } = "";

    [BindProperty]
    public DraftForm Form { get; set; } = new();

    public Resource Resource { get; private set; } = null!;

    public ResourceVersion Version { get; private set; } = null!;

    public IReadOnlyList<FileFacts> Files { get; private set; } = [];

    /// <summary>Key and arguments of what went wrong with the whole form, or null.</summary>
    public string? Trouble { get; private set; }

    public IReadOnlyList<DraftProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (Version.Draft is not null && DraftArrivals.Take(Resource, Version, Files) && !await db.AloneWithVersionAsync(DraftId, () => TakeArrivalsAsync(cancellation), cancellation))
            return NotFound();
        Form = DraftForm.Of(Version, Resource.Revision);
        return Page();
    }

    /// <summary>Saves and stays.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
        => await SaveAsync(cancellation) switch
        {
            SaveResult.Unknown => NotFound(),
            SaveResult.Saved => RedirectHere(),
            _ => Again(),
        };

    /// <summary>Saves what a script sends while the person types; answers with what a file has filled in meanwhile.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancellation)
    {
        var result = await SaveAsync(cancellation);
        if (result == SaveResult.Unknown)
            return NotFound();
        var now = DraftForm.Of(Version, Resource.Revision);
        return new JsonResult(new
        {
            saved = result == SaveResult.Saved,
            message = result == SaveResult.Saved ? SavedMessage : Trouble ?? Sentence(Problems[0]),
            shown = result == SaveResult.Saved && !IsBehind ? Resource.Revision : Form.Shown,
            filled = Version.Draft is { } draft ? FilledInputs.Of(now, draft) : [],
        });
    }

    /// <summary>Saves, and hands the draft to the reviewers if nothing is missing.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellation)
    {
        var result = await SaveAsync(cancellation);
        if (result == SaveResult.Unknown)
            return NotFound();
        if (result != SaveResult.Saved)
            return Again();
        try
        {
            Resource.Submit(Version, Files, person.Id!.Value, time.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
            return RedirectHere();
        }
        catch (DraftIncompleteException incomplete)
        {
            Show(incomplete.Problems);
        }
        catch (DbUpdateConcurrencyException)
        {
            Trouble = strings["resources.refused.changed"];
        }

        ShownNow();
        return Page();
    }

    /// <summary>A file in one piece, for browsers without scripts.</summary>
    public async Task<IActionResult> OnPostUploadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation) || Version.Draft is null)
            return NotFound();
        if (file is { Length: > 0 })
        {
            try
            {
                await using var content = file.OpenReadStream();
                await files.AcceptAsync(new NewFile(Resource.SiteId, Resource.OwnerId, Version.Holder, Path.GetFileName(file.FileName)), content, cancellation);
                return RedirectHere();
            }
            catch (NoRoomException full)
            {
                Response.StatusCode = StatusCodes.Status507InsufficientStorage;
                return Again(strings.NoRoom(full));
            }
        }

        return Again(strings["contribute.files.empty"]);
    }

    private PageResult Again()
    {
        ShowDisputed();
        return Page();
    }

    private PageResult Again(string trouble)
    {
        Form = DraftForm.Of(Version, Resource.Revision);
        Trouble = trouble;
        return Page();
    }

    /// <summary>Says what a file is for and what it is called.</summary>
    public Task<IActionResult> OnPostFileAsync(Guid fileId, FileRole role, string? title, CancellationToken cancellation)
        => ChangeFilesAsync(() => Version.Assign(Resource, fileId, Enum.IsDefined(role) ? role : FileRole.Main, title), cancellation);

    /// <summary>Puts a file one place up or down.</summary>
    public Task<IActionResult> OnPostMoveAsync(Guid fileId, bool up, CancellationToken cancellation)
        => ChangeFilesAsync(() => Version.Move(Resource, fileId, up), cancellation);

    /// <summary>Takes a file out; when no other version has it, it is removed altogether.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid fileId, CancellationToken cancellation)
    {
        var answer = await ChangeFilesAsync(() =>
        {
            Version.Detach(Resource, fileId);
            // Should what follows not happen.
            db.Publish(new FilesGivenUp([fileId]));
        }, cancellation);
        var isOurs = Version?.Holder is { } holder && Files.Any(f => f.Id == fileId && f.Holder == holder);
        if (isOurs && !await db.Versions.AnyAsync(v => v.Files.Any(f => f.FileId == fileId), cancellation))
            await files.RemoveAsync(fileId, cancellation);
        return answer;
    }

    internal string Sentence(DraftProblem problem) => strings[problem.Key, [.. problem.Arguments]];

    private async Task<IActionResult> ChangeFilesAsync(Action change, CancellationToken cancellation)
    {
        var found = await db.AloneWithVersionAsync(DraftId, async () =>
        {
            if (!await FindAsync(cancellation) || Version.Draft is null)
                return false;
            change();
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);
        return found ? RedirectHere() : NotFound();
    }

    private Task<SaveResult> SaveAsync(CancellationToken cancellation)
        => db.AloneWithVersionAsync(DraftId, async () =>
        {
            if (!await FindAsync(cancellation) || Version.Draft is not { } draft)
                return SaveResult.Unknown;
            Show([.. DraftFormCheck.Of(Form)]);
            if (Problems.Count > 0)
                return SaveResult.Wrong;
            var sent = Form.ApplyTo(Version.Metadata);
            if (draft.EditedRevision > Form.Shown)
            {
                if (!IsCommon)
                    return Conflict(draft);
                if (await TogetherAsync(sent, cancellation) is not { } together)
                    return SaveResult.Wrong;
                sent = together;
            }

            var before = Version.Metadata;
            var merge = DraftMerge.Of(before, sent, draft, Form.Shown);
            Version.Describe(Resource, merge.Metadata, IsOwner ? Form.Visibility : Version.Visibility, merge.Touched, time.GetUtcNow(), person.Id);
            if (IsCommon)
                db.DraftEdits.AddRange(DraftEdit.Of(Version, before, merge.Touched, person.Id!.Value));
            DraftArrivals.Take(Resource, Version, Files);
            await db.SaveChangesAsync(cancellation);
            return SaveResult.Saved;
        }, cancellation);

    private SaveResult Conflict(Draft draft)
    {
        Trouble = strings["contribute.conflict", draft.SavedAt!.Value.Clock()];
        // Whoever saves again has read this and means it.
        ShownNow();
        return SaveResult.Wrong;
    }

    private void ShownNow()
    {
        Form.Shown = Resource.Revision;
        ModelState.Remove("Form.Shown");
    }

    private void Show(IReadOnlyList<DraftProblem> problems)
    {
        Problems = problems;
        foreach (var problem in problems)
        {
            if (DraftFormCheck.InputOf(problem) is { } input)
                ModelState.AddModelError($"Form.{input}", Sentence(problem));
        }
    }

    private async Task<bool> TakeArrivalsAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return false;
        if (Version.Draft is not null)
            DraftArrivals.Take(Resource, Version, Files);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await drafts.FindAsync(DraftId, cancellation) is not { } resource)
            return false;
        Resource = resource;
        Version = resource.Versions.Single(v => v.PublicId == DraftId);
        Files = await VersionFiles.OfAsync(files, Version, cancellation);
        Makers = IsCommon ? await people.FindManyAsync([.. Resource.Makers], cancellation) : Makers;
        return true;
    }

    private RedirectResult RedirectHere() => Redirect(Request.PathBase + ResourceAddress.Draft(DraftId));

    private enum SaveResult
    {
        Unknown,
        Wrong,
        Saved,
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>One block of the front page: its heading, words, pictures and place.</summary>
[RequiresPermission(Permissions.ProfileId)]
internal sealed class FrontBlockFormModel(FrontDesk desk, MediaShelf media, IStringLocalizer strings) : PageModel
{
    private const int Most = 60;
    private const int MostLines = 12;

    [BindProperty]
    public Form Input { get; set; } = new();

    public FrontBlock Block { get; private set; } = null!;

    public IReadOnlyList<ShelvedMedia> Pictures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int at, CancellationToken cancellation)
    {
        if (!await LoadAsync(at, cancellation))
            return NotFound();
        Input = new Form
        {
            Title = Block.Title,
            Text = Block.Text,
            Style = Block.Style,
            Lines = string.Join('\n', Block.Lines),
            Chosen = [.. Block.Pictures.Select(picture => picture.FileId)],
            IsHalf = Block.IsHalf,
            IsTinted = Block.IsTinted,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int at, CancellationToken cancellation)
    {
        if (!await LoadAsync(at, cancellation))
            return NotFound();
        var lines = (Input.Lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostLines).ToList();
        if (Block.Kind == BlockKinds.Links && lines.Find(line => !line.Contains('|') || !BlockModel.IsAddress(line.Split('|')[0].Trim())) is { } wrong)
            ModelState.AddModelError("Input.Lines", strings["sites.front.linkWrong", wrong]);
        if (!ModelState.IsValid)
            return Page();

        var changed = Changed(lines);
        if (!await desk.ChangeAsync(before => at < before.Blocks.Count ? before with { Blocks = [.. before.Blocks.Select((block, number) => number == at ? changed : block)] } : null, cancellation))
            return NotFound();
        return LocalRedirect(Request.PathBase + FrontDeskModel.Address);
    }

    private FrontBlock Changed(IReadOnlyList<string> lines) => Block with
    {
        Title = BlockKinds.HasTitle(Block.Kind) ? Input.Title?.Trim() ?? "" : "",
        Text = BlockKinds.HasText(Block.Kind) ? Input.Text?.ReplaceLineEndings("\n").Trim() ?? "" : "",
        Style = BlockKinds.StylesOf(Block.Kind).Contains(Input.Style) ? Input.Style! : "",
        Lines = BlockKinds.HasLines(Block.Kind) ? lines : [],
        Pictures = BlockKinds.HasPictures(Block.Kind) ? [.. Pictures.Where(p => Input.Chosen.Contains(p.File.Id)).Select(p => new FrontPicture(p.File.Id, p.Media.Description))] : [],
        IsHalf = Input.IsHalf && BlockKinds.MayBeHalf(Block.Kind),
        IsTinted = Input.IsTinted && Block.Kind != BlockKinds.Welcome,
    };

    private async Task<bool> LoadAsync(int at, CancellationToken cancellation)
    {
        var front = await desk.FindAsync(cancellation);
        if ((front.Draft ?? front.Live).Blocks.ElementAtOrDefault(at) is not { } block)
            return false;
        Block = block;
        if (BlockKinds.HasPictures(block.Kind))
            Pictures = [.. (await media.NewestAsync(Most, cancellation)).Where(m => m.IsPicture && m.File.IsReady)];
        return true;
    }

    public sealed class Form
    {
        [StringLength(100, ErrorMessage = "sites.tooLong")]
        public string? Title { get; set; }

        [StringLength(10_000, ErrorMessage = "sites.tooLong")]
        public string? Text { get; set; }

        public string? Style { get; set; }

        [StringLength(2_000, ErrorMessage = "sites.tooLong")]
        public string? Lines { get; set; }

        public List<Guid> Chosen { get; set; } = [];

        public bool IsHalf { get; set; }

        public bool IsTinted { get; set; }
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;

namespace OerPortal.Theme.Pages;

/// <summary>Shows every part of the theme while developing; elsewhere the address is unknown.</summary>
public sealed class GalleryModel(IHostEnvironment environment, IStringLocalizer strings) : PageModel
{
    /// <summary>Fields of the sample form.</summary>
    [BindProperty]
    public SampleForm Input { get; set; } = new();

    /// <inheritdoc />
    // Its name would make it a form's handler.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!environment.IsDevelopment()) context.Result = NotFound();
    }

    /// <summary>The form stands there with one field gone wrong, as it looks after sending.</summary>
    public void OnGet()
    {
        Input.Title = "Phân số và những chiếc bánh";
        ModelState.AddModelError("Input.Summary", strings["theme.gallery.summaryWrong"]);
    }

    /// <summary>A form to look at.</summary>
    public sealed class SampleForm
    {
        /// <summary>A text.</summary>
        public string Title { get; set; } = "";

        /// <summary>A choice.</summary>
        public string Subject { get; set; } = "toan";

        /// <summary>A longer text.</summary>
        [DataType(DataType.MultilineText)]
        public string? Summary { get; set; }
    }
}

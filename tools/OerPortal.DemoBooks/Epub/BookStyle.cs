using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Epub;

/// <summary>The style sheet inside the EPUBs: small, in em only, and without a page colour so that reading themes keep working.</summary>
internal static class BookStyle
{
    public static string Css(Manuscript book) => Sheet
        .Replace("#accent", House.Accent(book.Look.Colour), StringComparison.Ordinal)
        .Replace("#size", book.Look.LargePrint ? "1.3em" : "1em", StringComparison.Ordinal);

    private const string Sheet =
        """
        body { margin: 0 5%; font-size: #size; line-height: 1.6; }
        h1, h2, h3 { line-height: 1.35; font-weight: 600; text-align: left; page-break-after: avoid; break-after: avoid; }
        h1 { font-size: 1.6em; margin: 1.2em 0 .9em; padding-bottom: .35em; border-bottom: .18em solid #accent; }
        h2 { font-size: 1.2em; margin: 1.6em 0 .5em; }
        h3 { font-size: 1.02em; margin: 1.3em 0 .4em; }
        p { margin: 0 0 .8em; }
        ul, ol { margin: 0 0 .9em; padding-left: 1.4em; }
        li { margin-bottom: .3em; }
        blockquote { margin: 1em 0; padding-left: 1em; border-left: .2em solid #accent; font-style: italic; }
        figure { margin: 1.2em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }
        figure img { max-width: 100%; max-height: 90vh; }
        figcaption { margin-top: .5em; font-size: .88em; line-height: 1.45; }
        table { border-collapse: collapse; margin: 1em 0; width: 100%; font-size: .92em; line-height: 1.45; }
        /* Stacked digits must stay as large as the words around them. */
        math { font-size: 1.35em; }
        th, td { border: 1px solid #8b7f70; padding: .4em .6em; vertical-align: top; text-align: left; }
        th { border-bottom: .15em solid #accent; }
        .mid { text-align: center; }
        .right { text-align: right; }
        .box { margin: 1.2em 0; padding: .7em 1em .1em; border: 1px solid #accent; border-left-width: .4em; border-radius: .4em; page-break-inside: avoid; break-inside: avoid; }
        .box.answer { border-style: dashed; border-left-style: solid; }
        .box.story { border-color: #d9a441; }
        .box-title { font-weight: 600; margin-bottom: .35em; }
        .lines hr { border: 0; border-bottom: 1px dotted #8b7f70; margin: 1.5em 0; }
        .cover { text-align: center; margin: 0 -5%; }
        .cover img { max-width: 100%; max-height: 98vh; }
        .title-page { text-align: center; padding-top: 12%; }
        .title-page h1 { border: 0; font-size: 1.9em; text-align: center; margin: .3em 0; }
        .title-page .kind { font-size: .85em; letter-spacing: .06em; }
        .title-page .subtitle { font-style: italic; }
        .title-page .credits { list-style: none; padding: 0; margin: 2.2em 0; }
        .title-page .credits span { font-size: .85em; font-style: italic; }
        .title-page .licence { margin: 3em 8% 0; font-size: .82em; line-height: 1.5; }
        """;
}

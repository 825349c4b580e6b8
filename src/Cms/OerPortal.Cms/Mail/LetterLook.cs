using System.Globalization;
using System.Net;
using System.Text;

namespace OerPortal.Cms.Mail;

/// <summary>How letters look: the portal's paper, ink and one button, in a form that mail programs of twenty years show. No picture, no script, nothing fetched.</summary>
internal static class LetterLook
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private const string Font = "font-family:'Be Vietnam Pro',Arial,sans-serif;";

    internal static string Html(Letter letter, string portal, string home)
    {
        var body = new StringBuilder();
        foreach (var paragraph in letter.Paragraphs)
            body.Append(Invariant, $"""<p style="margin:0 0 16px;font-size:16px;line-height:1.6;color:#221c1a">{Encoded(paragraph)}</p>""");
        if (letter.Step is { } step)
        {
            body.Append(Invariant, $"""
                <p style="margin:24px 0"><a href="{Encoded(step.Address)}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:#0f5c4d;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">{Encoded(step.Text)}</a></p>
                <p style="margin:0 0 8px;font-size:13px;line-height:1.5;color:#5d524b;word-break:break-all">{Encoded(step.Address)}</p>
                """);
        }

        return $"""
            <!doctype html>
            <html lang="{letter.Language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>{Encoded(letter.Subject)}</title></head>
            <body style="margin:0;padding:0;background:#fbf8f2;{Font}">
            <table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="background:#fbf8f2"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px;background:#fffdf9;border:1px solid #e0d6c6;border-top:4px solid #a6281f;border-radius:8px">
            <tr><td style="padding:20px 28px 0;{Font}font-size:14px;color:#5d524b"><a href="{Encoded(home)}" style="color:#0f5c4d;font-weight:600;text-decoration:none">{Encoded(portal)}</a></td></tr>
            <tr><td style="padding:12px 28px 20px;{Font}">
            <h1 style="margin:0 0 16px;font-size:22px;line-height:1.35;color:#221c1a">{Encoded(letter.Subject)}</h1>
            {body}</td></tr>
            <tr><td style="padding:16px 28px 20px;border-top:1px solid #e0d6c6;{Font}font-size:13px;line-height:1.5;color:#5d524b">{Foot(letter)}</td></tr>
            </table></td></tr></table>
            </body></html>
            """;
    }

    internal static string Text(Letter letter, string portal, string home)
    {
        var text = new StringBuilder();
        foreach (var paragraph in letter.Paragraphs)
            text.Append(paragraph).Append("\n\n");
        if (letter.Step is { } step)
            text.Append(Invariant, $"{step.Text}:\n{step.Address}\n\n");
        // RFC 3676, 4.3: what stands below is no part of what is said.
        text.Append(Invariant, $"-- \n{portal}\n{home}\n");
        if (letter.Reason is { } reason)
            text.Append(reason).Append('\n');
        if (letter.Unsubscribe is { } unsubscribe)
            text.Append(unsubscribe).Append('\n');
        return text.ToString();
    }

    private static string Foot(Letter letter)
    {
        var reason = Encoded(letter.Reason ?? "");
        return letter.Unsubscribe is { } unsubscribe ? $"""<a href="{Encoded(unsubscribe)}" style="color:#5d524b">{reason}</a>""" : reason;
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}

using System.Xml.Linq;

namespace MethodCabinet.Domain.Assessment.Interchange;

/// <summary>Elements of a question that Moodle writes. Some are read, some say how Moodle shows it, which is ours to say here; all others are told.</summary>
internal static class MoodleElements
{
    private static readonly HashSet<string> Parts =
    [
        "name", "questiontext", "defaultgrade", "penalty", "hidden", "idnumber", "tags", "hint", OwnElement.Name,
        .. MoodleQuestion.Feedbacks, "shownumcorrect", "answer", "subquestion", "dragbox", "selectoption",
        "single", "shuffleanswers", "answernumbering", "showstandardinstruction", "usecase",
        "units", "unitgradingtype", "unitpenalty", "showunits", "unitsleft",
        "layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle",
        "responseformat", "responserequired", "responsefieldlines", "responsetemplate", "graderinfo",
        "minwordlimit", "maxwordlimit", "attachments", "attachmentsrequired", "maxbytes", "filetypeslist",
    ];

    private static readonly HashSet<string> Inner =
    [
        "text", "file", "answer", "feedback", "tolerance", "group", "infinite", "tag", "unit", "multiplier", "unit_name", "options", "shownumcorrect", "clearwrong",
    ];

    /// <summary>The outermost of them, in the order of the file.</summary>
    public static IEnumerable<XElement> UnknownIn(XElement question) => question.Elements()
        .SelectMany(part => Parts.Contains(part.Name.LocalName) ? UnknownInside(part) : [part]);

    private static IEnumerable<XElement> UnknownInside(XElement part) => part.Elements()
        .SelectMany(inner => Inner.Contains(inner.Name.LocalName) ? UnknownInside(inner) : [inner]);
}

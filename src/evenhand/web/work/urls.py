"""Maps the addresses of My work, the lists, workload, leave and cover."""

from django.urls import path

from evenhand.web.work import leave_views, line_views, list_views, sick_views, views, workload

urlpatterns = [
    path("", views.front, name="my-work"),
    path("cases/", list_views.cases, name="cases"),
    path("cases.csv", list_views.cases_file, name="cases-file"),
    path("incidents/", list_views.incidents, name="incidents"),
    path("incidents.csv", list_views.incidents_file, name="incidents-file"),
    path("workers-protected.csv", list_views.protection_file, name="workers-protected"),
    path("decisions/", list_views.decisions, name="decisions"),
    path("decisions.csv", list_views.decisions_file, name="decisions-file"),
    path("views/keep/", list_views.keep, name="keep-view"),
    path("views/drop/", list_views.drop, name="drop-view"),
    path("workload/", workload.team, name="workload"),
    path("workload.csv", workload.team_file, name="workload-file"),
    path("work-lines/", line_views.work_lines, name="work-lines"),
    path("leave-and-cover/", leave_views.leave, name="leave"),
    path("leave-and-cover/end/", leave_views.end_cover, name="end-cover"),
    path("leave-and-cover/sick/", sick_views.sick, name="sick"),
    path("leave-and-cover/hand-over/", leave_views.hand_over, name="hand-over"),
]
